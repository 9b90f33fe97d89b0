// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small files in the shape of such as were read wrongly, here or by other programs. */
class CasesTest {
  @TempDir private Path folder;

  private Document read(String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in = CasesTest.class.getResourceAsStream("cases/" + name)) {
      Files.copy(Objects.requireNonNull(in, name), file);
    }
    return AllReaders.read(file);
  }

  private static String text(Document document) {
    return document.pages().stream().map(Page::text).collect(Collectors.joining("\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fn-amount.pdf            | is $320\u00B9 and falls due under Section 5\u00B2 on | $3201
          actualtext.pdf           | Orešič v. Republic                            | OreMiN
          actualtext.pdf           | Whereas the parties agree on the office lease | oOce
          symbol-font.pdf          | A dose of 5 μg was safe; the effect held at p ≤ 0.05 | \uFFFD
          symbol-font.pdf          | was 4.2 ± 0.3, so a + b = 9.                  | \uFFFD
          bad-font.pdf             | The price is EUR 88,000 and is paid           | damaged
          tight-gap.pdf            | 2.1 General Rights. Subject to this agreement | 2.1General
          watermark.pdf            | The Licensee shall keep the Software          | shallUNCONTROLLED
          strike.pdf               | on ~~sixty (60)~~ thirty (30) days' notice    | ~~thirty
          strike.pdf               | ~~The Supplier may assign this agreement without consent.~~ | ~~Notices
          strike-annot.pdf         | ten years.~~ [struck out by Reviewer: Struck by counsel | ~~The Distributor may
          form-stale.pdf           | Buyer: Northgate Holding                      | Southgate
          form-stale.pdf           | Price in EUR: 1,950,000                       | 1,590,000
          form-checks.pdf          | litigation? [x] Yes [ ] No                    | [ ] Yes [ ] No
          form-checks.pdf          | Rotterdam, London                             | Hamburg
          form-checks.pdf          | Roof repaired in 2019 by the seller.          | Off
          comments.pdf             | [Comment by Partner: Client will not accept this without a cap of 250,000.] | [Comment by Partner,
          xfa-dynamic.pdf          | Claimant: Harbour Mills Ltd                   | Please wait
          condensed-transcript.pdf | Q. Who inspected the crane?                   | Page 21 Page 23
          exhibit-list.pdf         | 7 Second letter of the tenant with a time limit | No. Document Lease
          memo.rtf                 | The tenant gültig pays a deposit of 3,000 euros. | \\rtf
          memo.rtf                 | The ~~landlord~~ owner keeps it               | Times
          mail.eml                 | Subject: Kündigung  Wir kündigen den Vertrag zum 31. März. | base64
          page.html                | The fee is ~~900~~ 700 a year.                | secret
          sjis.txt                 | 賃料は月額十二万円とする                          | \u2018
          gbk.txt                  | 承租人每月支付租金三千元                          | \u00D7
          utf16-nobom.txt          | The seller will answer on Monday.             | \uFFFD
          line-numbers-5.pdf       | may be fined up to five hundred               | up to 15
          """)
  void isReadAsItStands(String file, String has, String hasNot) throws IOException {
    String text = text(read(file)).replace('\n', ' ');
    assertTrue(text.contains(has), text);
    assertFalse(text.contains(hasNot), text);
  }

  @Test
  void aGuessedEncodingIsSaid() throws IOException {
    assertEquals(
        List.of(new Notice(Notice.Code.ENCODING_GUESSED, 0, "Shift_JIS")),
        read("sjis.txt").notices());
  }

  @Test
  void pagesAreCalledByTheirLabels() throws IOException {
    List<String> labels =
        read("page-labels.pdf").pages().stream().map(page -> page.label().orElse("none")).toList();
    assertEquals(List.of("i", "ii", "A-127", "A-128"), labels);
  }

  @Test
  void whatCannotBeReadIsCountedAndNamed() throws IOException {
    assertEquals(
        List.of(new Notice(Notice.Code.UNKNOWN_CHARACTERS, 1, 12, "")),
        read("digits-unmapped.pdf").notices());
    assertEquals(
        List.of(new Notice(Notice.Code.EMBEDDED_FILES, 2, "1 Lease.pdf, 2 Guarantee.pdf")),
        read("portfolio.pdf").notices());
    assertEquals(
        List.of(Notice.Code.DYNAMIC_FORM),
        read("xfa-dynamic.pdf").notices().stream().map(Notice::code).toList());
  }

  @Test
  void fourPagesOfATranscriptStandInTheOrderOfTheirNumbersEachWithItsLineNumbersBehindIt()
      throws IOException {
    String text = text(read("condensed-transcript.pdf"));
    int at = -1;
    for (String next :
        List.of("Page 21", "Anna Berg", "\n14\n", "Page 22", "channel six", "Page 23", "Page 24")) {
      int found = text.indexOf(next, at + 1);
      assertTrue(found > at, next);
      at = found;
    }
  }

  @Test
  void marksStandOverTheStruckWordsAndTheCommentsAndNothingElse() throws IOException {
    Page struck = read("strike.pdf").page(1);
    assertEquals(
        List.of("sixty (60)", "The Supplier may assign this agreement without consent."),
        struck.marks().stream()
            .filter(mark -> mark.kind() == Mark.Kind.STRUCK)
            .map(mark -> struck.text().substring(mark.start(), mark.end()))
            .toList());
    Page remarked = read("comments.pdf").page(1);
    for (Mark mark : remarked.marks()) {
      String words = remarked.text().substring(mark.start(), mark.end());
      assertTrue(words.startsWith("[Comment") && words.endsWith("]"), words);
    }
    assertEquals(2, remarked.marks().size());
  }

  @Test
  void aJoinerThatTakesNoRoomPartsNoWord() throws IOException {
    assertEquals(1, text(read("persian-zwnj.pdf")).strip().split("\\s").length);
  }
}
