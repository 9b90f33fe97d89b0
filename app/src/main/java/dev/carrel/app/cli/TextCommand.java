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

  /** The JSON object; of several files those that could not be read do not keep the others. */
  record Result(List<TextJson> documents, List<Refused> refused) {}

  /** A file that could not be read, and why. */
  record Refused(String file, Failure.Problem error) {}

  @Override
  protected Outcome run() {
    try (DocumentReading reading = DocumentReading.on(session().platform())) {
      Optional<String> password = passwords.given(session());
      List<Document> documents = new ArrayList<>();
      List<Refused> refused = new ArrayList<>();
      for (Path file : files) {
        try {
          documents.addAll(read(reading, file, password));
        } catch (CarrelException e) {
          if (files.size() == 1 || e.code() == Code.CANCELLED) {
            throw e;
          }
          Failure failure = Failure.of(e);
          refused.add(new Refused(file.toString(), failure.error()));
          session().say(failure.line());
        }
      }
      if (searchable != null) {
        SearchableCopy.write(searchable, documents, password, session());
      }
      boolean hidden = session().readsHidden();
      return new Outcome(
          new Result(documents.stream().map(whole -> TextJson.of(whole, hidden)).toList(), refused),
          documents.stream()
              .map(whole -> DocumentText.of(whole, hidden))
              .collect(Collectors.joining(System.lineSeparator())),
          refused.isEmpty() ? 0 : 1);
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
