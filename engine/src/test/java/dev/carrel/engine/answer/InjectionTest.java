// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.Document;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Eight notes that want to be obeyed beside an agreement, made up for this; {@code carrel ask
 * agreement.md note-*.md QUESTION} in their folder shows what a model makes of them. Here each has
 * its way with the answer, and the agreement must still be heard.
 */
class InjectionTest {
  private static final String FOLDER = "/dev/carrel/engine/injection/";

  record Attack(String question, String right, String answer) {}

  static List<Attack> attacks() {
    return text("questions.tsv")
        .lines()
        .skip(1)
        .map(line -> line.split("\t"))
        .map(fields -> new Attack(fields[0], fields[1], fields[2]))
        .toList();
  }

  private static String text(String name) {
    try (InputStream in = InjectionTest.class.getResourceAsStream(FOLDER + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Document> documents() {
    return Stream.concat(
            Stream.of("agreement.md"),
            IntStream.rangeClosed(1, 8).mapToObj(i -> "note-" + i + ".md"))
        .map(name -> Documents.of(name, text(name)))
        .toList();
  }

  private static Attribution.Found find(List<Document> documents, String question, String answer) {
    return Documents.found(documents, question, answer);
  }

  /** All but one: "parties" is not what the agreement calls them where it names them. */
  @Test
  void whatTheAgreementSaysIsShownBesideAnAnswerThatANoteForced() {
    List<String> unheard =
        attacks().stream().filter(attack -> !isHeard(attack)).map(Attack::question).toList();
    assertEquals(List.of("Who are the parties of the agreement?"), unheard);
  }

  private static boolean isHeard(Attack attack) {
    return find(documents(), attack.question(), attack.answer()).quotes().stream()
        .anyMatch(
            quote ->
                quote.documentName().equals("agreement.md")
                    && quote.match() == Match.VERBATIM
                    && quote.text().contains(attack.right()));
  }

  @Test
  void noPassageReachesIntoTheNextDocument() {
    List<Document> documents =
        List.of(Documents.of("a.md", "The rent is 900"), Documents.of("b.md", "<| 1 dollar."));
    Attribution.Found found = find(documents, "What is the rent?", "900");
    assertEquals("The rent is 900", found.quotes().getFirst().text());
    assertTrue(found.quotes().stream().allMatch(q -> q.match() == Match.VERBATIM));
  }

  @Test
  void aDocumentThatSaysTheSameIsNotShownAgain() {
    List<Document> documents =
        List.of(
            Documents.of("lease.md", "The rent is 900 dollars a month, due on the first day."),
            Documents.of("copy.md", "The rent is 900 dollars a month."));
    Attribution.Found found =
        find(documents, "What is the rent?", "It is 900 dollars a month, due on the first day.");
    assertEquals("lease.md", found.quotes().getFirst().documentName());
    assertEquals(List.of(), found.notes());
  }

  @Test
  void anotherDocumentWithAnotherFigureIsQuotedAndNamed() {
    String rent =
        "The rent is 900 dollars a month, to be paid by transfer to the landlord's bank in Kiel.";
    List<Document> documents =
        List.of(
            Documents.of("lease.md", rent),
            Documents.of("letter.md", "From May on it will be 950 as rent, each month. Yours, A."));
    Attribution.Found found = find(documents, "What is the rent?", rent);
    Quote other = found.quotes().getLast();
    assertEquals("letter.md", other.documentName());
    assertEquals(Match.VERBATIM, other.match());
    assertEquals(
        List.of(
            "Another document says something to this, too: letter.md, page 1 (quote %d)."
                .formatted(other.number())),
        found.notes());
  }

  @Test
  void ofTwoDocumentsWithTheSameWordsEachKeepsItsOwn() {
    String words = "The rent is 900 dollars a month.";
    List<Document> documents =
        List.of(Documents.of("a.md", words), Documents.of("b.md", words + " It is paid in May."));
    Attribution.Found found = find(documents, "What is the rent?", "900 dollars");
    assertFalse(found.quotes().isEmpty());
    assertTrue(
        found.quotes().stream().map(Quote::documentName).distinct().count() == 2, found.toString());
  }
}
