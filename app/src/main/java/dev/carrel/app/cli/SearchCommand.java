// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.SearchHit;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ground.ShownText;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code carrel search FILE... QUERY}: pages where words stand. Needs no model. */
@Command(
    name = "search",
    description = {
      "Finds pages by words, \"a phrase\", wild*cards, fuzzy~ words, AND, OR and NOT.",
      "Without files it searches everything that was added before."
    })
final class SearchCommand extends EngineCommand {
  @Parameters(
      arity = "1..*",
      paramLabel = "FILE... QUERY",
      description = "Files to search, then what to search for.")
  private List<String> words = List.of();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "At most so many hits. Default: ${DEFAULT-VALUE}.")
  private int limit = 20;

  @Mixin private Passwords passwords = new Passwords();

  SearchCommand(Session session) {
    super(session);
  }

  /** {@code hidden} says why what was found cannot be seen on the page, if it cannot. */
  record HitJson(String document, int page, String snippet, float score, @Nullable String hidden) {}

  record Result(List<HitJson> hits) {}

  @Override
  protected Outcome run() {
    try (CliEngine cli = CliEngine.open(session(), passwords)) {
      List<Path> files = words.subList(0, words.size() - 1).stream().map(Path::of).toList();
      Set<DocumentId> within =
          cli.add(files).stream().map(Document::id).collect(Collectors.toSet());
      List<SearchHit> hits =
          files.isEmpty()
              ? cli.engine().documents().search(words.getLast(), limit)
              : cli.engine().documents().search(words.getLast(), within, limit);
      Result result = new Result(hits.stream().map(SearchCommand::json).toList());
      return Outcome.of(result, text(hits));
    }
  }

  private static HitJson json(SearchHit hit) {
    return new HitJson(
        hit.documentName(),
        hit.page(),
        hit.snippet(),
        hit.score(),
        hit.hidden().map(why -> why.name().toLowerCase(Locale.ROOT)).orElse(null));
  }

  private static String text(List<SearchHit> hits) {
    return hits.isEmpty()
        ? "No page has these words."
        : hits.stream()
            .map(
                h ->
                    "%s, page %d%s%n    %s"
                        .formatted(
                            ShownText.name(h.documentName()),
                            h.page(),
                            h.hidden().map(why -> ", " + HiddenWords.ofQuote(why)).orElse(""),
                            ShownText.line(h.snippet())))
            .collect(Collectors.joining(System.lineSeparator()));
  }
}
