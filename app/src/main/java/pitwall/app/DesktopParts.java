package pitwall.app;

import java.util.concurrent.Executor;
import java.util.function.Function;
import pitwall.views.bell.Speaker;
import pitwall.views.ports.FileChoice;
import pitwall.views.ports.Pages;

/// What the desktop around the console gives it.
///
/// @param files asks for files
/// @param speaker makes what plays tones, given what runs in the background
/// @param pages shows pages of the web
record DesktopParts(FileChoice files, Function<Executor, Speaker> speaker, Pages pages) {}
