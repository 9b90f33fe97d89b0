// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.context.PlacedPassage;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.PageLayout;
import dev.carrel.engine.evidence.PassageRanker;
import dev.carrel.engine.evidence.WritingLooks;
import dev.carrel.engine.model.ScriptedModel;
import dev.carrel.engine.passage.PassageCutter;
import dev.carrel.engine.passage.PassageSimilarity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Documents made of the texts of their pages. */
public final class Documents {
  private Documents() {}

  public static Document of(String name, String... pages) {
    List<Page> made =
        IntStream.range(0, pages.length)
            .mapToObj(i -> new Page(i + 1, pages[i], PageLayout.unplaced(pages[i].length())))
            .toList();
    String id = "%064x".formatted(name.hashCode() & 0xffffffffL);
    return new Document(
        new DocumentId(id), name, Path.of("/", name), DocumentKind.TEXT, made, List.of());
  }

  /** Their passages, ranked by words: no model has read them. */
  static PassageRanker ranker(List<Document> documents) {
    List<PlacedPassage> placed =
        documents.stream()
            .flatMap(document -> PassageCutter.of(document).stream())
            .map(passage -> new PlacedPassage(passage, 0, 1))
            .toList();
    return new PassageRanker(new ScriptedModel("", 1000), PassageSimilarity.NONE, placed);
  }

  /** What an answer stands on, by words. */
  static Attribution.Found found(List<Document> documents, String question, String answer) {
    PassageRanker ranker = ranker(documents);
    return new Attribution(ranker, new QuoteFinder(documents))
        .find(
            question,
            ranker.byWords(question),
            new Attribution.Written(
                answer, List.of(), WritingLooks.of(ranker, Optional.empty(), 0)));
  }
}
