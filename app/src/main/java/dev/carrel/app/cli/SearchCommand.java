// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.Engine;
import dev.carrel.engine.MeaningSearch;
import dev.carrel.engine.SearchHit;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.FileNames;
import dev.carrel.engine.ground.ShownText;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code carrel search FILE... QUERY}: pages where words stand, or passages that mean the same. */
@Command(
    name = "search",
    description = {
      "Finds pages by words, \"a phrase\", wild*cards, fuzzy~ words, AND, OR and NOT.",
      "With --meaning it finds passages that say what is asked in other words. Without files it"
          + " searches everything that was added before."
    })
final class SearchCommand extends EngineCommand {
  private static final String NO_WORDS = "No page has these words.";

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

  @Option(
      names = "--meaning",
      description = {
        "Finds passages by what they mean: English questions, English documents, and only what",
        "can be seen on their pages."
      })
  private boolean meaning;

  @Mixin private Passwords passwords = new Passwords();

  SearchCommand(Session session) {
    super(session);
  }

  /** {@code hidden} says why what was found cannot be seen on the page, if it cannot. */
  record HitJson(
      String document,
      List<String> files,
      int page,
      @Nullable String label,
      @Nullable String address,
      @Nullable String bates,
      String snippet,
      float score,
      @Nullable String hidden,
      List<String> marks) {}

  record Result(List<HitJson> hits) {}

  /** {@code otherLanguage} counts documents that were not looked through. */
  record MeaningResult(List<HitJson> hits, boolean byMeaning, int otherLanguage) {}

  @Override
  protected Outcome run() {
    try (CliEngine cli = CliEngine.open(session(), passwords)) {
      List<Path> files = words.subList(0, words.size() - 1).stream().map(FileNames::file).toList();
      Set<DocumentId> added = cli.add(files).stream().map(Document::id).collect(Collectors.toSet());
      Optional<Set<DocumentId>> within = files.isEmpty() ? Optional.empty() : Optional.of(added);
      if (meaning) {
        return byMeaning(cli, within);
      }
      List<SearchHit> hits = byWords(cli.engine(), within);
      return Outcome.of(new Result(json(hits, cli)), text(hits, cli, NO_WORDS));
    }
  }

  private List<SearchHit> byWords(Engine engine, Optional<Set<DocumentId>> within) {
    return within
        .map(some -> engine.documents().search(words.getLast(), some, limit))
        .orElseGet(() -> engine.documents().search(words.getLast(), limit));
  }

  private Outcome byMeaning(CliEngine cli, Optional<Set<DocumentId>> within) {
    Engine engine = cli.engine();
    engine
        .meanings()
        .prepare(
            within.orElseGet(
                () ->
                    engine.documents().entries().stream()
                        .map(DocumentEntry::id)
                        .collect(Collectors.toSet())),
            session().progress(),
            session().cancellation());
    return switch (engine.meanings().search(words.getLast(), within, limit)) {
      case MeaningSearch.Found found -> {
        if (found.otherLanguage() > 0) {
          session()
              .say(
                  "Not looked through, since not in English: "
                      + (found.otherLanguage() == 1
                          ? "1 document."
                          : found.otherLanguage() + " documents."));
        }
        yield Outcome.of(
            new MeaningResult(json(found.hits(), cli), true, found.otherLanguage()),
            text(found.hits(), cli, "There is no passage to compare."));
      }
      case MeaningSearch.NotUnderstood() -> {
        session().say("The question is not in English: searched by its words instead.");
        List<SearchHit> hits = byWords(engine, within);
        yield Outcome.of(new MeaningResult(json(hits, cli), false, 0), text(hits, cli, NO_WORDS));
      }
      case MeaningSearch.Unavailable(CarrelException error) -> throw error;
    };
  }

  private static List<HitJson> json(List<SearchHit> hits, CliEngine cli) {
    return hits.stream().map(hit -> json(hit, cli)).toList();
  }

  private static HitJson json(SearchHit hit, CliEngine cli) {
    String bates = cli.engine().bates().at(hit.document(), hit.page());
    return new HitJson(
        cli.names().of(hit.document(), hit.documentName()),
        cli.names().paths(hit.document()),
        hit.page(),
        PlaceWords.label(hit.standing()),
        PlaceWords.address(hit.standing()),
        bates.isEmpty() ? null : bates,
        hit.snippet(),
        hit.score(),
        hit.hidden().map(why -> why.name().toLowerCase(Locale.ROOT)).orElse(null),
        PlaceWords.marks(hit.standing()));
  }

  private static String text(List<SearchHit> hits, CliEngine cli, String none) {
    return hits.isEmpty()
        ? none
        : hits.stream()
            .map(
                h ->
                    "%s, %s%s%s%n    %s"
                        .formatted(
                            ShownText.name(cli.names().of(h.document(), h.documentName())),
                            PlaceWords.place(h.page(), h.standing()),
                            PlaceWords.bates(cli.engine().bates().at(h.document(), h.page())),
                            PlaceWords.remarks(h.standing()),
                            ShownText.line(h.snippet())))
            .collect(Collectors.joining(System.lineSeparator()));
  }
}
