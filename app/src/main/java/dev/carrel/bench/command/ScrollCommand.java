// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.command;

import dev.carrel.app.cli.Session;
import dev.carrel.bench.desk.ScrollBench;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code carrel bench scroll}: how many frames a second the desk draws while one scrolls. */
@Command(
    name = "scroll",
    description = {
      "Opens the desk on a document, in a window where there is a display, scrolls through it and"
          + " counts the frames, beside those of a window that only changes its colour.",
      "Your own home is not touched."
    })
final class ScrollCommand extends FrameMeasurement {
  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "The PDF. Without it, one of 1,000 pages is made.")
  private @Nullable Path file;

  ScrollCommand(Session session) {
    super(session);
  }

  @Override
  Counted count(Path folder, boolean window, int seconds) {
    ScrollBench.Result found =
        new ScrollBench(
                session().platform(), folder, session().progress(), session().cancellation())
            .run(Optional.ofNullable(file), window, seconds);
    return new Counted(
        "%d pages".formatted(found.pages()),
        List.of(Map.entry("pages", found.pages())),
        found.counts());
  }
}
