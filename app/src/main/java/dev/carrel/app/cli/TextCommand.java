// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.DocumentReading;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ingest.FileWithin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code carrel text FILE...}: what the model is given of files. Nothing is kept. */
@Command(
    name = "text",
    description = {
      "Prints what the model is given of files, page by page, and what was noticed.",
      "No model is needed, and nothing is kept."
    })
final class TextCommand extends EngineCommand {
  @Parameters(arity = "1..*", paramLabel = "FILE", description = "What Carrel reads.")
  private List<Path> files = List.of();

  @Mixin private Passwords passwords = new Passwords();

  @Option(
      names = "--searchable",
      paramLabel = "OUT.pdf",
      description = {
        "Also writes a copy of a scan to a new file, with what was recognised",
        "as an invisible text layer. The original stays as it is."
      })
  private @Nullable Path searchable;

  TextCommand(Session session) {
    super(session);
  }

  /** The JSON object. */
  record Result(List<TextJson> documents) {}

  @Override
  protected Outcome run() {
    try (DocumentReading reading = DocumentReading.on(session().platform())) {
      Optional<String> password = passwords.given(session());
      List<Document> documents = new ArrayList<>();
      for (Path file : files) {
        documents.addAll(read(reading, file, password));
      }
      if (searchable != null) {
        SearchableCopy.write(searchable, documents, password, session());
      }
      boolean hidden = session().readsHidden();
      return Outcome.of(
          new Result(documents.stream().map(whole -> TextJson.of(whole, hidden)).toList()),
          documents.stream()
              .map(whole -> DocumentText.of(whole, hidden))
              .collect(Collectors.joining(System.lineSeparator())));
    }
  }

  private List<Document> read(DocumentReading reading, Path file, Optional<String> password) {
    try (FileWithin all =
        reading
            .ingestor()
            .as(session().readAs())
            .readWithin(file, password, session().progress(), session().cancellation())) {
      return all.parts().stream().map(FileWithin.Part::document).toList();
    } catch (CarrelException e) {
      boolean locked = e.code() == Code.PASSWORD_NEEDED || e.code() == Code.PASSWORD_WRONG;
      Optional<String> typed = locked ? passwords.ask(file) : Optional.empty();
      if (typed.isEmpty()) {
        throw e;
      }
      return read(reading, file, typed);
    }
  }
}
