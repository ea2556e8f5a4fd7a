package pitwall.views.rollout;

/// A car's place in the list. It stays while the car moves on. FX thread.
final class MemberRow {
    private Member member;

    MemberRow(Member member) {
        this.member = member;
    }

    Member member() {
        return member;
    }

    void show(Member next) {
        member = next;
    }
}
