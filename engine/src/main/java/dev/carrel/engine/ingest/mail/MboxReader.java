// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.mail;

import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ingest.DocumentBytes;
import dev.carrel.engine.ingest.DocumentReader;
import dev.carrel.engine.ingest.FileExtent;
import dev.carrel.engine.ingest.FileToRead;
import dev.carrel.engine.ingest.IngestLimits;
import dev.carrel.engine.ingest.MemberSink;
import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.ingest.flow.FlowedText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;

/**
 * Reads a folder of mails in one file (RFC 4155): a page or more for each mail, cited as "mail 2".
 * A mail that cannot be read is named in its place.
 */
public final class MboxReader implements DocumentReader {
  private static final long MOST_BYTES = 256L << 20;
  private static final byte[] BORDER = "From ".getBytes(StandardCharsets.US_ASCII);

  private static final int LONGEST_BORDER = 300;
  private static final Pattern TIME = Pattern.compile("\\b\\d{1,2}:\\d{2}(?::\\d{2})?\\b");
  private static final Pattern YEAR = Pattern.compile("\\b(?:19|20)\\d{2}\\b");

  @Override
  public DocumentKind kind() {
    return DocumentKind.MBOX;
  }

  @Override
  public Look look(byte[] start) {
    String line = new String(start, StandardCharsets.ISO_8859_1).lines().findFirst().orElse("");
    return line.matches("From \\S+ .*\\d{4}.*") ? Look.CERTAIN : Look.BY_NAME;
  }

  @Override
  public void read(FileToRead file) throws IOException {
    if (file.bytes().size() > MOST_BYTES) {
      throw IngestLimits.tooLarge(file.name(), file.bytes().size(), MOST_BYTES);
    }
    byte[] bytes = file.bytes().all();
    FlowedText out = new FlowedText(file);
    List<String> attached = new ArrayList<>();
    Set<String> guesses = new LinkedHashSet<>();
    int number = 0;
    for (int at = 0; at < bytes.length; ) {
      file.watch().check();
      int end = next(bytes, at + 1);
      int head = startsAsBorder(bytes, at) ? endOfLine(bytes, at) : at;
      out.newPage();
      out.address("mail " + ++number);
      MailWords words = new MailWords(file);
      Optional<String> failed = parse(unescaped(bytes, head, end), words);
      words.write(out);
      if (failed.isPresent()) {
        out.endParagraph();
        out.write("(This mail cannot be read to its end: " + failed.get() + ")");
      }
      attached.addAll(words.attached());
      guesses.addAll(words.guesses());
      at = end;
    }
    if (number == 0) {
      throw new CarrelException(
          Code.FILE_CORRUPT,
          file.name() + " holds no mail.",
          "Export the folder again from the mail program.");
    }
    out.done();
    MailReader.notice(file, attached, guesses);
  }

  @Override
  public void members(FileToRead file, MemberSink members) throws IOException {
    byte[] bytes = file.bytes().all();
    int number = 0;
    for (int at = 0; at < bytes.length; ) {
      file.watch().check();
      int end = next(bytes, at + 1);
      int head = startsAsBorder(bytes, at) ? endOfLine(bytes, at) : at;
      MemberSink ofMail = new NumberedMail(++number, members);
      Optional<String> _ = parse(unescaped(bytes, head, end), new MailWords(file, ofMail));
      at = end;
    }
  }

  /** What is attached to a mail is called by its number too. */
  private record NumberedMail(int number, MemberSink members) implements MemberSink {
    private String named(String name) {
      return "mail " + number + "/" + name;
    }

    @Override
    public void begin(String name) throws IOException {
      members.begin(named(name));
    }

    @Override
    public void bytes(byte[] some, int length) throws IOException {
      members.bytes(some, length);
    }

    @Override
    public void end() throws IOException {
      members.end();
    }

    @Override
    public void drop(String why) throws IOException {
      members.drop(why);
    }

    @Override
    public void refused(String name, String why) throws IOException {
      members.refused(named(name), why);
    }
  }

  /** Why a mail could not be read to its end; empty if it could. */
  private static Optional<String> parse(InputStream in, MailWords words) throws IOException {
    try {
      MailReader.parse(in, words);
      return Optional.empty();
    } catch (MimeException e) {
      return Optional.of(e.getMessage() + ".");
    } catch (CarrelException e) {
      if (e.code() != Code.FILE_UNSAFE) {
        throw e;
      }
      return Optional.of(e.getMessage());
    }
  }

  /** A line of a mail that would be a border was written with a sign before it. */
  private static InputStream unescaped(byte[] bytes, int from, int end) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(end - from);
    for (int line = from; line < end; ) {
      int next = Math.min(end, endOfLine(bytes, line));
      int at = line;
      while (at < next && bytes[at] == '>') {
        at++;
      }
      int start = at > line && startsAsBorder(bytes, at) ? line + 1 : line;
      out.write(bytes, start, next - start);
      line = next;
    }
    return new ByteArrayInputStream(out.toByteArray());
  }

  /** Where the next mail begins: a line "From " behind an empty one, or the end. */
  private static int next(byte[] bytes, int from) {
    for (int i = Math.max(from, 2); i < bytes.length; i++) {
      boolean behindEmpty =
          bytes[i - 1] == '\n'
              && (bytes[i - 2] == '\n' || (bytes[i - 2] == '\r' && i > 2 && bytes[i - 3] == '\n'));
      if (behindEmpty && isBorder(bytes, i)) {
        return i;
      }
    }
    return bytes.length;
  }

  /** A sentence may begin with "From" too: a border has a time and a year. */
  private static boolean isBorder(byte[] bytes, int at) {
    if (!startsAsBorder(bytes, at)) {
      return false;
    }
    int length = Math.min(LONGEST_BORDER, endOfLine(bytes, at) - at);
    String line = new String(bytes, at, length, StandardCharsets.ISO_8859_1);
    return TIME.matcher(line).find() && YEAR.matcher(line).find();
  }

  private static boolean startsAsBorder(byte[] bytes, int at) {
    if (at + BORDER.length > bytes.length) {
      return false;
    }
    for (int i = 0; i < BORDER.length; i++) {
      if (bytes[at + i] != BORDER[i]) {
        return false;
      }
    }
    return true;
  }

  private static int endOfLine(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length && bytes[at] != '\n') {
      at++;
    }
    return Math.min(bytes.length, at + 1);
  }

  @Override
  public FileExtent extent(DocumentBytes bytes, Watch watch) {
    int pages = Math.toIntExact(Math.ceilDiv(bytes.size(), 2L * FlowedText.PAGE_CHARACTERS));
    return new FileExtent(pages, bytes.size() / 2);
  }
}
