// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.ground.ShownText;
import dev.carrel.engine.review.export.ExportKind;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What a review is written as, by the name of its file. */
final class ReviewOutput {
  static final String ENDINGS = ".csv, .xlsx, .docx, .html, .md, .json, .bib or .csl.json";

  private ReviewOutput() {}

  /** By the name's end; that it is one of ours is checked before anything is begun. */
  static ExportKind kind(Path file, CommandSpec spec) {
    return ExportKind.ofName(file)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "--out needs a name that ends in %s, not %s".formatted(ENDINGS, shown(file))));
  }

  private static String shown(Path file) {
    String name = ShownText.name(file.toString());
    return name.isEmpty() ? "none" : name;
  }
}
