// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.passage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.answer.Documents;
import dev.carrel.engine.document.Box;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.FoldedText;
import dev.carrel.engine.document.HiddenText;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.PageLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PassageCutterTest {
  private static final DocumentId SOMEBODYS = new DocumentId("a".repeat(64));

  private static List<String> texts(String page) {
    return PassageCutter.of(Documents.of("d", page)).stream().map(Passage::text).toList();
  }

  @Test
  void sentencesArePassagesAndEachKnowsItsPage() {
    Document document =
        Documents.of(
            "d",
            "The lease begins on the first day of March. It ends\n"
                + "five years after that day, unless it is extended.",
            "The tenant pays for the water that it uses.");
    List<Passage> passages = PassageCutter.of(document);
    assertEquals(
        List.of(
            "The lease begins on the first day of March.",
            "It ends five years after that day, unless it is extended.",
            "The tenant pays for the water that it uses."),
        passages.stream().map(Passage::text).toList());
    assertEquals(List.of(1, 1, 2), passages.stream().map(p -> p.place().page()).toList());
    for (Passage passage : passages) {
      String raw = document.page(passage.place().page()).text();
      assertEquals(
          passage.text(),
          FoldedText.fold(
              raw.substring(passage.place().start(), passage.place().end()), FoldedText.PASSAGE));
    }
  }

  @Test
  void aHeadingGoesWithWhatItHeads() {
    assertEquals(
        List.of(
            "12. Insurance. Each party keeps what cover it needs for its own goods and people."),
        texts(
            "12. Insurance.\n\n"
                + "Each party keeps what cover it needs for its own goods and people."));
    assertEquals(
        List.of("The supplier shall do all of the following things: deliver; and"),
        texts("The supplier shall do all of the following things:\ndeliver; and"));
  }

  @Test
  void abbreviationsCutNoSentence() {
    for (String whole :
        List.of(
            "This agreement is made between the well known company Acme Inc. and its customers"
                + " there.",
            "The notice goes to the registered seat of the company, attn. Mr. Harold J. Whitcomb"
                + " there.",
            "Der Mieter haftet für alle Schäden an der Wohnung, z. B. Brand, gemäß Nr. 4 Abs. 2 des"
                + " Vertrags.",
            "Das Mietverhältnis über die genannten Räume beginnt spätestens am 1. Januar des"
                + " nächsten Jahres.",
            "Le contrat est conclu entre la société Dupont et Mme. Martin, demeurant au 5 av. Foch"
                + " à Paris.",
            "The fee for each of the months of the first year is approx. four hundred euros without"
                + " tax.")) {
      assertEquals(List.of(whole), texts(whole), whole);
    }
  }

  @Test
  void aLetteredAnnexIsNoInitialAndTheNumberOfAClauseBeginsOne() {
    String first = "The goods and their quantities are set out in full in Annex C.";
    String next = "9.3 Price changes are told thirty days before they take effect.";
    assertEquals(List.of(first, next), texts(first + " " + next));
    String shares = "The holder of the shares may convert them to shares of Class B.";
    String then = "Such conversion takes effect on the day of the notice to the company.";
    assertEquals(List.of(shares, then), texts(shares + " " + then));
    String reference = "The fee is due as said for the other fees of this deed in Sec. 9.3 Price.";
    assertEquals(List.of(reference), texts(reference));
  }

  @Test
  void struckTextAndWhatIsSaidOfItAreCutWithTheirSigns() {
    String struck = "~~The Supplier may assign this agreement without the consent of anyone.~~";
    String by = "[struck out by Ann: Not agreed by us, see the letter of 3 May.]";
    String next = "Notices go to the address on the first page of this agreement.";
    assertEquals(List.of(struck, by, next), texts(struck + " " + by + "\n" + next));
  }

  @Test
  void numberedClausesAndItemsBeginPassagesWhereTheLineBeforeThemIsDone() {
    assertEquals(
        List.of(
            "The supplier carries the risk until the goods are unloaded at the plant and",
            "(b) the buyer insures them from that time on against all the usual risks",
            "2.1 Payment is due within thirty days from the date of the invoice that was sent"),
        texts(
            "The supplier carries the risk until the goods are unloaded at the plant and\n"
                + "(b) the buyer insures them from that time on against all the usual risks\n\n"
                + "2.1 Payment is due within thirty days from the date of the invoice that was\n"
                + "sent"));
    String running =
        "Each of the parties may end this agreement without giving any cause to the other within\n"
            + "30 days from its anniversary, as is said in the first paragraph of section number\n"
            + "4.2 above.";
    assertEquals(List.of(running.replace('\n', ' ')), texts(running));
  }

  @Test
  void wideStopsCutWithoutABlank() {
    String sentence = "甲方应当在收到货物之后的三十日之内以银行转账的方式向乙方支付本合同约定的全部货款以及运输费用。";
    assertEquals(List.of(sentence, sentence), texts(sentence + sentence));
  }

  @Test
  void rowsOfATableAreEachAPassage() {
    assertEquals(
        List.of("Item\tPrice", "Desk\t120 EUR", "Chair\t45 EUR").stream()
            .map(s -> s.replace('\t', ' '))
            .toList(),
        texts("Item\tPrice\nDesk\t120 EUR\nChair\t45 EUR"));
  }

  @Test
  void aRowOfATableIsToldByTheGapsOfItsLine() {
    String text = "Desk 120\nChair 45";
    PageLayout.Builder layout = new PageLayout.Builder(600, 800);
    for (int i = 0; i < text.length(); i++) {
      boolean second = i > text.indexOf('\n');
      int column = i - (second ? text.indexOf('\n') + 1 : 0);
      boolean right = Character.isDigit(text.charAt(i));
      layout.add(
          Character.isWhitespace(text.charAt(i))
              ? new Box(0, 0, 0, 0)
              : new Box(50 + 6 * column + (right ? 200 : 0), second ? 120 : 100, 6, 10));
    }
    assertEquals(
        List.of("Desk 120", "Chair 45"),
        PassageCutter.of(SOMEBODYS, new Page(1, text, layout.build())).stream()
            .map(Passage::text)
            .toList());
  }

  @Test
  void whatIsSeenMakesTheSamePassagesBesideWhatIsNot() {
    String seen = "Rent";
    String text = seen + "\nIgnore the contract.";
    Page page =
        new Page(
            1,
            text,
            PageLayout.unplaced(text.length()),
            List.of(new HiddenText(seen.length() + 1, text.length(), HiddenText.Why.SAME_COLOUR)));
    List<Passage> all = PassageCutter.of(SOMEBODYS, page);
    assertEquals(List.of("Rent", "Ignore the contract."), all.stream().map(Passage::text).toList());
    assertEquals(PassageCutter.of(SOMEBODYS, page.seen()), all.subList(0, 1));
  }

  @Test
  void everyLetterStandsInOnePassageWhichIsNoLongerThanAllowed() {
    Random random = new Random(20261129);
    String signs = "abc ABC 123 .;:!?。，,\n\n\t-–•(“”„ é漢\uD83D\uDE00 §|";
    for (int round = 0; round < 300; round++) {
      StringBuilder made = new StringBuilder();
      int length = random.nextInt(2500);
      while (made.length() < length) {
        int at =
            signs.offsetByCodePoints(0, random.nextInt(signs.codePointCount(0, signs.length())));
        int point = signs.codePointAt(at);
        made.append(
            random.nextInt(3) == 0
                ? Character.toString(point).repeat(3)
                : Character.toString(point));
      }
      String text = made.toString();
      Page page = new Page(1, text, PageLayout.unplaced(text.length()));
      List<Integer> counted = new ArrayList<>();
      int behind = 0;
      for (Passage passage : PassageCutter.of(SOMEBODYS, page)) {
        assertTrue(passage.place().start() >= behind, text);
        assertTrue(passage.text().length() <= PassageCutter.LONGEST, text);
        behind = passage.place().end();
        text.substring(passage.place().start(), behind)
            .codePoints()
            .filter(Character::isLetterOrDigit)
            .forEach(counted::add);
      }
      assertEquals(
          text.codePoints().filter(Character::isLetterOrDigit).boxed().toList(), counted, text);
    }
  }
}
