// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.catalogue.ModelEntry;
import dev.carrel.engine.ground.ByteSize;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** {@code carrel models}: what models there are; alone it lists them. */
@Command(
    name = "models",
    description =
        "Lists the models there are; fetches one; adds one of your own; removes or measures one.")
final class ModelsCommand extends EngineCommand {
  ModelsCommand(Session session) {
    super(session);
  }

  @Override
  protected Outcome run() {
    return list(session());
  }

  /** {@code carrel models list}. */
  @Command(name = "list", description = "Lists all models, and which of them are here.")
  static final class ListCommand extends EngineCommand {
    ListCommand(Session session) {
      super(session);
    }

    @Override
    protected Outcome run() {
      return list(session());
    }
  }

  /** The JSON object. */
  record Models(List<Model> models) {}

  /**
   * One model.
   *
   * @param aliases other names for it
   * @param file its file's name here, now or once it is fetched
   * @param path where it lies; null if it is not here
   * @param sizeBytes of its file
   * @param sha256 that its file must have
   * @param calibrated whether it was measured, so that compressed profiles can be used at once
   */
  record Model(
      String name,
      List<String> aliases,
      String title,
      String about,
      String file,
      @Nullable String path,
      long sizeBytes,
      String sha256,
      String licence,
      int contextLength,
      boolean installed,
      boolean calibrated,
      @com.google.gson.annotations.SerializedName("default") boolean isDefault,
      List<String> sources) {

    static Model of(Session session, ModelEntry entry) {
      return new Model(
          entry.name(),
          entry.aliases(),
          entry.title(),
          entry.about(),
          entry.fileName(),
          entry.path().map(Path::toString).orElse(null),
          entry.sizeBytes(),
          entry.sha256(),
          entry.licence(),
          entry.contextLength(),
          entry.isInstalled(),
          isCalibrated(session, entry),
          entry.isDefault(),
          entry.sources());
    }
  }

  private static boolean isCalibrated(Session session, ModelEntry entry) {
    return entry.path().isPresent()
        && session.calibrations().has(entry.path().get(), entry.sha256());
  }

  private static Outcome list(Session session) {
    List<ModelEntry> entries = new ArrayList<>(session.models().list());
    session.models().recognizer().ifPresent(entries::add);
    return Outcome.of(
        new Models(entries.stream().map(entry -> Model.of(session, entry)).toList()),
        text(session, entries));
  }

  private static String length(ModelEntry entry) {
    return entry.contextLength() == 0
        ? "for scans"
        : "%,9d tokens".formatted(entry.contextLength());
  }

  private static String text(Session session, List<ModelEntry> entries) {
    int width = entries.stream().mapToInt(entry -> entry.name().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (ModelEntry entry : entries) {
      text.append(entry.isInstalled() ? "here  " : "      ");
      text.append(
          ("%-" + width + "s  %8s  %16s  ")
              .formatted(entry.name(), ByteSize.text(entry.sizeBytes()), length(entry)));
      text.append(entry.licence()).append(entry.isDefault() ? "  (the default)" : "");
      text.append(isCalibrated(session, entry) ? "  calibrated" : "").append('\n');
      text.append(" ".repeat(8 + width)).append(entry.title());
      text.append(entry.about().isEmpty() ? "" : ". " + entry.about() + ".").append('\n');
    }
    return text.append(
            "\nTo fetch one: carrel models get NAME. To use your own: carrel models add FILE.gguf")
        .toString();
  }
}
