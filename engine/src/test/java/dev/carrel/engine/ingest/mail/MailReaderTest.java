// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ingest.Readings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailReaderTest {
  private static final String MIXED =
      """
      From: =?iso-8859-1?Q?J=FCrgen_M=FCller?= <jm@example.org>
      To: b@example.org
      Date: Mon, 3 Mar 2025 10:00:00 +0100
      Subject: The contract
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary=outer

      --outer
      Content-Type: multipart/alternative; boundary=inner

      --inner
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      The price is =E2=82=AC 5.
      --inner
      Content-Type: text/html; charset=utf-8

      <p>The price is <b>five</b> in HTML.</p>
      --inner--
      --outer
      Content-Type: application/pdf; name="contract.pdf"
      Content-Disposition: attachment; filename="contract.pdf"
      Content-Transfer-Encoding: base64

      JVBERi0=
      --outer--
      """;

  @TempDir private Path folder;

  @Test
  void aMailWithItsLengthBeforeItIsAMail() throws IOException {
    String mail = "From: a@example.org\nTo: b@example.org\nSubject: Rent\n\nThe rent is due.\n";
    Document read =
        Readings.read(
            folder,
            "1.emlx",
            mail.length() + "       \n" + mail + "<?xml version=\"1.0\"?><plist><dict/></plist>\n");
    assertEquals(DocumentKind.MAIL, read.kind());
    assertEquals(mail.strip(), Readings.text(read));
  }

  @Test
  void anInvitationIsReadInWordsAndOnceThoughTheMailHasItTwice() throws IOException {
    String calendar =
        """
        BEGIN:VCALENDAR
        METHOD:REQUEST
        BEGIN:VTIMEZONE
        DTSTART:19700329T020000
        END:VTIMEZONE
        BEGIN:VEVENT
        DTSTART;TZID=Europe/Berlin:20260305T140000
        DTEND:20260305T140000Z
        SUMMARY:Closing\\, part 2
        LOCATION:Room 4
        ORGANIZER;CN="Ann Lee":mailto:ann@example.org
        ATTENDEE;CN=Bob;PARTSTAT=NEEDS-ACTION:MAILTO:bob@example.org
        ATTENDEE:mailto:c@example.org
        DESCRIPTION:Bring the signed
          deed.\\nAnd ink.
        BEGIN:VALARM
        DESCRIPTION:Reminder
        END:VALARM
        END:VEVENT
        END:VCALENDAR
        """;
    String mail =
        """
        From: a@example.org
        To: b@example.org
        Subject: Closing
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=x

        --x
        Content-Type: text/plain

        Please come.
        --x
        Content-Type: text/calendar; charset=utf-8; method=REQUEST

        %s
        --x
        Content-Type: text/calendar; name=invite.ics
        Content-Disposition: attachment; filename=invite.ics

        %s
        --x--
        """
            .formatted(calendar, calendar);
    Document read = Readings.read(folder, "a.eml", mail.replace("\n", "\r\n"));
    assertEquals(
        """
        From: a@example.org
        To: b@example.org
        Subject: Closing

        Please come.

        [Invitation: Closing, part 2]
        Begins: 2026-03-05 14:00 (Europe/Berlin)
        Ends: 2026-03-05 14:00 UTC
        Where: Room 4
        Organized by: Ann Lee <ann@example.org>
        Bring the signed deed.
        And ink.
        With: Bob <bob@example.org>, c@example.org\
        """,
        Readings.text(read));
  }

  @Test
  void headsAndThePlainWordsAreReadAndWhatIsAttachedIsNamed() throws IOException {
    Document mail = Readings.read(folder, "a.eml", MIXED);
    assertEquals(DocumentKind.MAIL, mail.kind());
    assertEquals(
        """
        From: Jürgen Müller <jm@example.org>
        To: b@example.org
        Date: Mon, 3 Mar 2025 10:00:00 +0100
        Subject: The contract

        The price is € 5.

        [Attached: contract.pdf (5 bytes)]\
        """,
        Readings.text(mail));
    assertEquals(
        List.of(new Notice(Notice.Code.EMBEDDED_FILES, 1, "contract.pdf")), mail.notices());
  }

  @Test
  void aMailOfHtmlAloneIsReadByItsWords() throws IOException {
    String html =
        "From: a@b.c\nTo: d@e.f\nSubject: x\nContent-Type: text/html; charset=utf-8\n\n"
            + "<style>p{color:red}</style><p>Dear <b>Sir</b>,</p><p>no.</p>";
    String text = Readings.text(Readings.read(folder, "b.eml", html));
    assertTrue(text.endsWith("Dear Sir,\n\nno."), text);
  }

  @Test
  void aMailIsTakenForOneAlsoUnderAnotherNameAndATextIsNot() throws IOException {
    assertEquals(DocumentKind.MAIL, Readings.read(folder, "mail", MIXED).kind());
    assertEquals(DocumentKind.TEXT, Readings.read(folder, "n.txt", "From: here\nto there").kind());
  }

  @Test
  void theMailsOfAFolderAreReadOneAfterTheOtherAndCitedByTheirNumbers() throws IOException {
    String folderOfMails =
        "From a@b.c Mon Mar  3 10:00:00 2025\n"
            + "From: a@b.c\nSubject: One\n\nThe first.\n\nFrom here on it is the same mail.x\n\n"
            + "From d@e.f Tue Mar  4 10:00:00 2025\n"
            + "From: d@e.f\nSubject: Two\n\nThe second.\n";
    Document mails = Readings.read(folder, "inbox", folderOfMails);
    assertEquals(DocumentKind.MBOX, mails.kind());
    assertEquals(2, mails.pages().size());
    assertEquals(Optional.of("mail 2"), mails.page(2).label());
    assertTrue(mails.page(2).text().endsWith("Subject: Two\n\nThe second."), mails.page(2).text());
  }

  @Test
  void partsWithinPartsWithoutEndAreRefusedInALine() throws IOException {
    StringBuilder mail = new StringBuilder("From: a@b.c\nSubject: x\nMIME-Version: 1.0\n");
    for (int i = 0; i < 20_000; i++) {
      mail.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\n\n--b");
      mail.append(i).append('\n');
    }
    byte[] bytes = mail.append("\nend").toString().getBytes(StandardCharsets.US_ASCII);
    CarrelException refused =
        assertThrows(CarrelException.class, () -> Readings.read(folder, "deep.eml", bytes));
    assertEquals(Code.FILE_UNSAFE, refused.code());
  }
}
