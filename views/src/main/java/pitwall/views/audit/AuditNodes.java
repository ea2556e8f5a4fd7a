package pitwall.views.audit;

import pitwall.views.act.Permission;

/// The parts of the audit screen that its controller puts into places. FX thread.
///
/// @param mayExport why nothing can be exported now
record AuditNodes(
        AuditTable table,
        AuditDetailPane detail,
        AuditStates states,
        AuditExports exports,
        Permission mayExport,
        AuditWords words) {}
