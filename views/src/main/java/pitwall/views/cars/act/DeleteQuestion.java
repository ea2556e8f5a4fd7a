package pitwall.views.cars.act;

import java.util.ArrayList;
import java.util.List;
import pitwall.fleet.CarId;
import pitwall.views.act.SheetNotes;
import pitwall.views.desk.Sheets;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Confirmation;
import pitwall.views.kit.OpenSheet;
import pitwall.views.kit.Strings;

/// Asks before cars leave the registry for good: their id is typed, or their number where they are several. FX thread.
public final class DeleteQuestion {
    private final CarActions actions;
    private final FleetModel fleet;
    private final Sheets sheets;
    private final Strings strings;
    private final Recount recount;

    public DeleteQuestion(CarActions actions, FleetModel fleet, Sheets sheets, Strings strings) {
        this.actions = actions;
        this.fleet = fleet;
        this.sheets = sheets;
        this.strings = strings;
        this.recount = new Recount(fleet);
    }

    public void ask() {
        Share share = actions.forDelete();
        if (!share.cars().isEmpty()) {
            OpenSheet sheet = sheets.ask(confirmation(share), () -> actions.delete(actions.remaining(share)));
            recount.watch(sheet, () -> actions.remaining(share).cars().size());
        }
    }

    private Confirmation confirmation(Share share) {
        int count = share.cars().size();
        CarId first = share.cars().getFirst().id();
        boolean one = count == 1;
        Confirmation.Proof proof =
                one ? new Confirmation.Proof.TypeId(first.value()) : new Confirmation.Proof.TypeCount();
        return new Confirmation(
                strings.plural("cars.delete.title", count),
                one ? first.value() : strings.get("cars.delete.object", first, count - 1),
                count,
                strings.get("cars.delete.consequence"),
                strings.get("cars.delete.unaffected"),
                strings.get("cars.delete.verb"),
                proof,
                notes(share));
    }

    private List<String> notes(Share share) {
        List<String> notes = new ArrayList<>();
        if (share.excluded() > 0) {
            notes.add(ShareWords.sentence(share, strings.get("cars.delete.excluded"), strings));
        }
        notes.addAll(SheetNotes.of(fleet.frame(), strings));
        return notes;
    }
}
