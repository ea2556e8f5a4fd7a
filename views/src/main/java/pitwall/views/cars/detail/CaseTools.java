package pitwall.views.cars.detail;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import pitwall.client.casefile.CaseArchive;
import pitwall.protocol.rest.ExportNote;
import pitwall.views.ports.FileChoice;

/// What a car needs to become a case file.
///
/// @param files asks for the file
/// @param noted told of every file that was written
/// @param background where the server is asked and the file is written, one virtual thread each
public record CaseTools(CaseArchive archive, FileChoice files, Consumer<ExportNote> noted, Executor background) {}
