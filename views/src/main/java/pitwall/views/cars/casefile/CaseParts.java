package pitwall.views.cars.casefile;

import java.util.concurrent.Executor;
import pitwall.client.casefile.CaseArchive;
import pitwall.views.ports.FileChoice;

/// What the screen of case files needs from the program around it.
///
/// @param files asks for the file
/// @param background where a file is read
/// @param fxThread runs something on the FX thread
public record CaseParts(CaseArchive archive, FileChoice files, Executor background, Executor fxThread) {}
