// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation.export;

import dev.carrel.app.conversation.Said;
import dev.carrel.app.fx.Strings;
import java.nio.file.Path;
import java.util.List;

/** Writes a conversation full of addresses in every form, for who watches what a process does. */
public final class ExportRun {
  private static final String ANSWER =
      "The rent is **nine hundred** dollars [1].\n\n![spy](http://127.0.0.1:9/a.png)"
          + " <img src=\"http://127.0.0.1:9/b.png\"> [link](http://localhost:9/c)";

  private ExportRun() {}

  /** Into the folder that is the only argument. */
  public static void main(String[] arguments) {
    Transcript transcript =
        new Transcript(
            "What a conversation becomes",
            List.of(
                Said.turn(
                    1,
                    "What is the rent? http://127.0.0.1:9/d",
                    ANSWER,
                    List.of(Said.quote(1, "The rent is nine hundred dollars a month")))));
    for (ExportFormat format : ExportFormat.values()) {
      Path file = Path.of(arguments[0], "conversation." + format.ending());
      new ExportFile(Strings.of(ExportFile.class)).write(transcript, format, file);
    }
  }
}
