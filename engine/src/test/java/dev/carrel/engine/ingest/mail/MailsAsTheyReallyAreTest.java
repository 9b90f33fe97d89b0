// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ingest.Readings;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What mail programs write that is not as the standards have it, or is seldom. */
class MailsAsTheyReallyAreTest {
  private static final String HEADS = "From: a@b.c\nTo: d@e.f\nSubject: x\nMIME-Version: 1.0\n";

  @TempDir private Path folder;

  private Document read(String mail) throws IOException {
    return Readings.read(folder, "a.eml", mail);
  }

  private String text(String mail) throws IOException {
    return Readings.text(read(mail));
  }

  @Test
  void aBodyWhoseEncodingIsNotNamedIsGuessedAndThatIsSaid() throws IOException {
    byte[] bytes =
        (HEADS + "\nDer Mieter kann jederzeit kündigen, schöne Grüße aus München.\n")
            .getBytes(Charset.forName("windows-1252"));
    Document mail = Readings.read(folder, "a.eml", bytes);
    assertTrue(Readings.text(mail).contains("kündigen, schöne Grüße"), Readings.text(mail));
    assertEquals(Notice.Code.ENCODING_GUESSED, mail.notices().getFirst().code());
  }

  @Test
  void anEncodingThatNobodyKnowsIsSaid() throws IOException {
    Document mail = read(HEADS + "Content-Type: text/plain; charset=utf-7\n\nK+APw-ndigung\n");
    assertEquals(
        List.of(new Notice(Notice.Code.ENCODING_GUESSED, 0, "UTF-8 for the unknown utf-7")),
        mail.notices());
  }

  @Test
  void base64WhoseEndSomebodySavedIsReadToItsEnd() throws IOException {
    String head = HEADS + "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n";
    for (String words : List.of("The rent is 1200.", "The rent is 12000.", "The rent is 120000.")) {
      String base64 = Base64.getEncoder().encodeToString(words.getBytes(StandardCharsets.UTF_8));
      assertTrue(text(head + base64).endsWith(words), base64);
      assertTrue(text(head + base64.replace("=", "")).endsWith(words), base64);
    }
  }

  @Test
  void headsInPlainUtf8AreReadAsSuch() throws IOException {
    String text = text("From: Jürgen <a@b.c>\nTo: d@e.f\nSubject: Kündigung\n\nYes.\n");
    assertTrue(text.startsWith("From: Jürgen <a@b.c>\n"), text);
    assertTrue(text.contains("Subject: Kündigung\n"), text);
  }

  @Test
  void headsInTheLettersOfTheirPlaceAreReadAsTheWordsAre() throws IOException {
    byte[] mail =
        "From: Jörg Müller <a@b.c>\nTo: d@e.f\nSubject: Grüße aus Köln\n\nSchöne Grüße.\n"
            .getBytes(Charset.forName("windows-1252"));
    String text = Readings.text(Readings.read(folder, "a.eml", mail));
    assertTrue(text.startsWith("From: Jörg Müller <a@b.c>\n"), text);
    assertTrue(text.contains("Subject: Grüße aus Köln\n"), text);
  }

  @Test
  void wordsOfAMailWhosePartsAreNotThereAreRead() throws IOException {
    String text =
        text(HEADS + "Content-Type: multipart/mixed; boundary=never\n\nThe price is 320.\n");
    assertTrue(text.endsWith("The price is 320."), text);
  }

  @Test
  void wordsBeforeTheFirstPartAreForOldProgramsAndNotRead() throws IOException {
    String text =
        text(
            HEADS
                + "Content-Type: multipart/mixed; boundary=o\n\n"
                + "This is MIME.\n"
                + "--o\n\n"
                + "Yes.\n"
                + "--o--\n");
    assertFalse(text.contains("This is MIME"), text);
    assertTrue(text.endsWith("Yes."), text);
  }

  @Test
  void theStylesOfASavedPageSayWhatItsWordsAre() throws IOException {
    assertEquals(
        "$320¹ ~~old~~",
        Readings.text(
            Readings.read(
                folder,
                "styled.mht",
                """
                MIME-Version: 1.0
                Content-Type: multipart/related; type="text/html"; boundary="b"

                --b
                Content-Type: text/html

                <link rel=stylesheet href="cid:a@x"><p>$320<i class=n>1</i> <i class=x>old</i></p>
                --b
                Content-Type: text/css
                Content-Location: cid:a@x

                .n { vertical-align: super } .x { text-decoration: line-through }
                --b--
                """)));
  }

  @Test
  void whatMakesASavedPageLookAsItDoesIsNoFileOfItsOwn() throws IOException {
    Document page =
        read(
            HEADS
                + "Content-Type: multipart/related; boundary=o\n\n--o\nContent-Type: text/html\n\n"
                + "<p>The page.</p>\n--o\nContent-Type: text/css\n\np { color: red }\n--o--\n");
    assertEquals(List.of(), page.notices());
    assertTrue(Readings.text(page).endsWith("The page."), Readings.text(page));
  }

  @Test
  void aMailOfPartsWithoutEndIsRefusedByItsName() {
    StringBuilder mail =
        new StringBuilder(HEADS + "Content-Type: multipart/mixed; boundary=b0\n\n");
    for (int i = 0; i < 200; i++) {
      mail.append("--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n".formatted(i, i + 1));
    }
    CarrelException e = assertThrows(CarrelException.class, () -> read(mail.toString()));
    assertEquals(Code.FILE_UNSAFE, e.code());
    assertEquals("a.eml holds parts within parts without end.", e.getMessage());
  }

  @Test
  void aHeadInTwoEncodedWordsThatDivideACharacterIsWhole() throws IOException {
    String subject = "=?utf-8?B?S8M=?= \n =?utf-8?B?vG5kaWd1bmc=?=";
    String text = text("From: a@b.c\nTo: d@e.f\nSubject: " + subject + "\n\nYes.\n");
    assertTrue(text.contains("Subject: Kündigung\n"), text);
  }

  @Test
  void namesOfAttachmentsAreWholeInEachOfTheirForms() throws IOException {
    String text =
        text(
            HEADS
                + """
                Content-Type: multipart/mixed; boundary=o

                --o
                Content-Type: text/plain

                See there.
                --o
                Content-Type: application/pdf
                Content-Disposition: attachment; filename*=iso-8859-1'de'K%FCndigung%201.pdf

                12345
                --o
                Content-Type: application/pdf
                Content-Disposition: attachment; filename*0*=utf-8''Miet%C3%A4; filename*1="nderung.pdf"

                12345
                --o
                Content-Type: application/pdf
                Content-Disposition: attachment; filename="a; b.pdf"

                12345
                --o--
                """);
    assertTrue(
        text.endsWith(
            "[Attached: Kündigung 1.pdf (5 bytes), Mietänderung.pdf (5 bytes), a; b.pdf (5"
                + " bytes)]"),
        text);
  }

  @Test
  void whatAPartSaysInItsOwnHeadsIsNoHeadOfTheMail() throws IOException {
    String text =
        text(
            HEADS
                + """
                Content-Type: multipart/mixed; boundary=o

                --o
                From: the.president@example.org
                Content-Type: text/plain

                Pay.
                --o--
                """);
    assertFalse(text.contains("president"), text);
  }

  @Test
  void theHeadsOfAMailWithinAMailAreRead() throws IOException {
    String text =
        text(
            HEADS
                + """
                Content-Type: multipart/mixed; boundary=o

                --o
                Content-Type: message/rfc822
                Content-Disposition: attachment; filename="old.eml"

                From: older@example.org
                Subject: The old one

                Words of old.
                --o--
                """);
    assertTrue(text.contains("From: older@example.org\nSubject: The old one"), text);
    assertTrue(text.contains("Words of old."), text);
  }

  @Test
  void thatTheWordsAreEncryptedIsSaid() throws IOException {
    String smime =
        text(
            HEADS
                + "Content-Type: application/pkcs7-mime; smime-type=enveloped-data;"
                + " name=smime.p7m\nContent-Transfer-Encoding: base64\n\nMIIB\n");
    assertTrue(smime.contains("[The words are encrypted or sealed (S/MIME) and not read]"), smime);
    String pgp =
        text(
            HEADS
                + """
                Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=o

                --o
                Content-Type: application/pgp-encrypted

                Version: 1
                --o
                Content-Type: application/octet-stream; name="encrypted.asc"

                -----BEGIN PGP MESSAGE-----
                --o--
                """);
    assertTrue(pgp.contains("[The words are encrypted (PGP) and not read]"), pgp);
  }

  @Test
  void aPictureInTheWordsIsNamedAlsoWithoutAName() throws IOException {
    String text =
        text(
            HEADS
                + """
                Content-Type: multipart/related; boundary=o

                --o
                Content-Type: text/html

                <p>Look: <img src="cid:1"></p>
                --o
                Content-Type: image/png
                Content-Disposition: inline
                Content-ID: <1>

                12345
                --o--
                """);
    assertTrue(text.endsWith("[Attached: image/png (5 bytes)]"), text);
  }

  @Test
  void wordsBeyondWhatIsReadOfAPartAreSaidToBeMissing() throws IOException {
    String text = text(HEADS + "\n" + "ten words. ".repeat((16 << 20) / 11 + 100));
    assertTrue(text.endsWith("[The rest of this part is too long and not read]"));
  }

  @Test
  void aSentenceThatBeginsWithFromDividesNoMailAndIsReadAsItWasWritten() throws IOException {
    String folderOfMails =
        "From a@b.c Mon Mar  3 10:00:00 2025\n"
            + "From: a@b.c\nSubject: One\n\nThe first.\n\nFrom here on it is the same mail.\n\n"
            + ">From then on too.\n\n"
            + "From 1654@xxx Mon Mar 03 10:00:00 +0000 2025\n"
            + "From: d@e.f\nSubject: Two\n\nThe second.\n";
    Document mails = Readings.read(folder, "inbox.mbox", folderOfMails);
    assertEquals(2, mails.pages().size());
    String first = mails.page(1).text();
    assertTrue(first.endsWith("From here on it is the same mail.\n\nFrom then on too."), first);
  }

  @Test
  void oneMailOfAFolderThatCannotBeReadDoesNotStopTheOthers() throws IOException {
    StringBuilder mails =
        new StringBuilder("From a@b.c Mon Mar  3 10:00:00 2025\nFrom: a@b.c\nSubject: x\n");
    for (int i = 0; i < 200; i++) {
      mails.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\n\n--b");
      mails.append(i).append('\n');
    }
    mails.append("\nFrom d@e.f Tue Mar  4 10:00:00 2025\nFrom: d@e.f\nSubject: Two\n\nSecond.\n");
    Document read =
        Readings.read(folder, "inbox.mbox", mails.toString().getBytes(StandardCharsets.US_ASCII));
    assertTrue(read.page(1).text().contains("cannot be read"), read.page(1).text());
    assertTrue(read.page(2).text().endsWith("Second."), read.page(2).text());
  }

  @Test
  void ofAlternativesAPlainOneThatOnlyPointsAtTheOtherIsNotTheMail() throws IOException {
    String said = "The tenant may end the lease at the end of each month. ".repeat(20);
    String text =
        text(
            HEADS
                + """
                Content-Type: multipart/alternative; boundary=o

                --o
                Content-Type: text/plain

                This message is in HTML. Please use a program that shows it.
                --o
                Content-Type: text/html

                <style>p{color:red}</style><p>%s</p>
                --o--
                """
                    .formatted(said));
    assertTrue(text.contains("The tenant may end the lease"), text);
  }

  @Test
  void aMailThatIsDamagedAnyhowIsReadOrRefusedInALine() throws IOException {
    byte[] whole =
        (HEADS
                + """
                Content-Type: multipart/mixed; boundary=o

                --o
                Content-Type: text/plain; charset=iso-2022-jp
                Content-Transfer-Encoding: quoted-printable

                =1B$B$3$l=1B(B and =E2=82=AC words
                --o
                Content-Type: application/pdf; name*0*=utf-8''%C3%A4; name*1="b.pdf"
                Content-Disposition: attachment; filename*=utf-8''%ZZ
                Content-Transfer-Encoding: base64

                SGFsbG8=
                --o
                Content-Type: message/rfc822

                From: =?utf-8?B?S8O8?= <a@b.c>
                Subject: =?x?Q?=ZZ?=

                Old words.
                --o--
                """)
            .getBytes(StandardCharsets.UTF_8);
    Random random = new Random(14);
    int read = 0;
    for (int i = 0; i < 1500; i++) {
      byte[] bytes = Arrays.copyOf(whole, whole.length - random.nextInt(whole.length / 2));
      for (int n = random.nextInt(12); n >= 0; n--) {
        bytes[HEADS.length() + random.nextInt(bytes.length - HEADS.length())] =
            (byte) random.nextInt(1, 256);
      }
      try {
        assertFalse(Readings.read(folder, "a.eml", bytes).pages().isEmpty());
        read++;
      } catch (CarrelException e) {
        assertFalse(e.getMessage().contains("\n"), e.getMessage());
      }
    }
    assertTrue(read > 1000, "read: " + read);
  }

  @Test
  void manyPartsEndInALineAndAnEndlessHeadIsPassedOver() throws IOException {
    String parts =
        HEADS
            + "Content-Type: multipart/mixed; boundary=o\n\n"
            + "--o\nContent-Type: text/plain\n\nx\n".repeat(20_000);
    CarrelException many = assertThrows(CarrelException.class, () -> text(parts));
    assertEquals(Code.FILE_UNSAFE, many.code());
    String mails =
        HEADS
            + "Content-Type: message/rfc822\n\n"
            + "Content-Type: message/rfc822\n\n".repeat(20_000);
    CarrelException deep = assertThrows(CarrelException.class, () -> text(mails));
    assertEquals(Code.FILE_UNSAFE, deep.code());
    StringBuilder heads = new StringBuilder(HEADS + "Content-Type: text/plain");
    for (int i = 0; heads.length() < 900_000; i++) {
      heads.append(";\n name*").append(i).append("*=utf-8''%41");
    }
    String text = text(heads + "\n\nThe words.\n");
    assertTrue(text.endsWith("The words."), text);
  }

  @Test
  void aPageInAMailIsInTheEncodingThatItNamesItself() throws IOException {
    byte[] mail =
        (HEADS
                + "Content-Type: text/html\n\n<html><head><meta charset=gb2312></head><body>租金三千元"
                + "</body></html>\n")
            .getBytes(Charset.forName("GBK"));
    Document read = Readings.read(folder, "a.eml", mail);
    assertTrue(Readings.text(read).endsWith("租金三千元"), Readings.text(read));
  }

  @Test
  void aPartThatIsInUtf8AndNamesAnotherEncodingIsReadAsUtf8() throws IOException {
    Document read =
        read(HEADS + "Content-Type: text/plain; charset=iso-8859-1\n\nDie Gebühr ist 5 €.\n");
    assertTrue(Readings.text(read).endsWith("Die Gebühr ist 5 €."), Readings.text(read));
    assertEquals(Notice.Code.ENCODING_GUESSED, read.notices().getFirst().code());
  }

  @Test
  void linesThatGoOnAreOneAndThoseWhoGotABlindCopyAreRead() throws IOException {
    String text =
        text(
            HEADS
                + "Bcc: g@h.i\n"
                + "Content-Type: text/plain; format=flowed\n\n"
                + "The term is \n"
                + "five years.\n"
                + "> It was \n"
                + "> three.\n"
                + "-- \n"
                + "Ann\n");
    assertTrue(text.endsWith("The term is five years.\n> It was three.\n-- \nAnn"), text);
    assertTrue(text.contains("Bcc: g@h.i\n"), text);
    String without =
        text(HEADS + "Content-Type: text/plain; format=flowed; delsp=yes\n\nKündi \ngung\n");
    assertTrue(without.endsWith("Kündigung"), without);
  }
}
