// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.mail;

import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Notice;
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
import dev.carrel.engine.ingest.flow.ZipParts;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.parser.MimeStreamParser;
import org.apache.james.mime4j.stream.MimeConfig;

/** Reads a mail (RFC 5322 and MIME): its heads, its words, and the names of what is attached. */
public final class MailReader implements DocumentReader {
  private static final long MOST_BYTES = 256L << 20;
  private static final int MOST_HEADERS = 10_000;
  private static final int LONGEST_LINE = 1 << 20;

  /** Two heads that every mail has some of, at the start of lines. */
  private static final Pattern HEADS =
      Pattern.compile(
          "(?ims)\\A(?:mime-version:|[\\x21-\\x39\\x3B-\\x7E]{1,60}:.*^(?:from|to|subject|date"
              + "|mime-version|received|message-id|return-path):).*^(?:from|to|subject|date"
              + "|mime-version|received|message-id|content-type):.*");

  /** How long the mail is that follows, as Apple's mail program writes it before each. */
  private static final Pattern LENGTH = Pattern.compile("\\A(\\d{1,10}) *\\r?\\n");

  private static final int LONGEST_LENGTH = 32;

  @Override
  public DocumentKind kind() {
    return DocumentKind.MAIL;
  }

  @Override
  public Look look(byte[] start) {
    for (byte b : start) {
      if (b == 0) {
        return Look.NEVER;
      }
    }
    String whole = new String(start, StandardCharsets.ISO_8859_1);
    String text = "\n" + LENGTH.matcher(whole).replaceFirst("");
    int end = text.indexOf("\n\n");
    String heads = end < 0 ? text.substring(1) : text.substring(1, Math.max(1, end));
    return HEADS.matcher(heads.replace("\r", "") + "\n").matches() ? Look.LIKELY : Look.BY_NAME;
  }

  @Override
  public void read(FileToRead file) throws IOException {
    if (file.bytes().size() > MOST_BYTES) {
      throw IngestLimits.tooLarge(file.name(), file.bytes().size(), MOST_BYTES);
    }
    MailWords words = new MailWords(file);
    hear(file, words);
    FlowedText out = new FlowedText(file);
    words.write(out);
    out.done();
    notice(file, words.attached(), words.guesses());
  }

  @Override
  public void members(FileToRead file, MemberSink members) throws IOException {
    hear(file, new MailWords(file, members));
  }

  private static void hear(FileToRead file, MailWords words) throws IOException {
    try (InputStream in = new BufferedInputStream(ZipParts.stream(file.bytes(), file.watch()))) {
      parse(withoutLength(in), words);
    } catch (MimeException e) {
      throw new CarrelException(
          Code.FILE_CORRUPT,
          "%s cannot be read as a mail: %s.".formatted(file.name(), e.getMessage()),
          "Save it again from the mail program.",
          e);
    }
  }

  /** Only the mail, where its length stands before it and something else behind. */
  private static InputStream withoutLength(InputStream in) throws IOException {
    in.mark(LONGEST_LENGTH);
    String start = new String(in.readNBytes(LONGEST_LENGTH), StandardCharsets.ISO_8859_1);
    in.reset();
    Matcher length = LENGTH.matcher(start);
    if (!length.find()) {
      return in;
    }
    in.skipNBytes(length.end());
    long bytes = Math.min(MOST_BYTES, Long.parseLong(length.group(1)));
    return new ByteArrayInputStream(in.readNBytes((int) bytes));
  }

  /** Says what was not read, and which encodings were guessed. */
  static void notice(FileToRead file, List<String> attached, Set<String> guesses) {
    if (!attached.isEmpty()) {
      file.pages()
          .notice(
              new Notice(Notice.Code.EMBEDDED_FILES, attached.size(), String.join(", ", attached)));
    }
    if (!guesses.isEmpty()) {
      file.pages().notice(new Notice(Notice.Code.ENCODING_GUESSED, 0, String.join("; ", guesses)));
    }
  }

  /** Tells the parts of a mail one after the other. */
  static void parse(InputStream in, MailWords words) throws IOException, MimeException {
    MimeConfig config =
        new MimeConfig.Builder()
            .setMaxHeaderCount(MOST_HEADERS)
            .setMaxHeaderLen(LONGEST_LINE)
            .setMaxLineLen(LONGEST_LINE)
            .setMalformedHeaderStartsBody(false)
            .build();
    MimeStreamParser parser = new MimeStreamParser(config);
    parser.setContentHandler(words);
    parser.setContentDecoding(false); // TransferEncoding does that
    parser.parse(in);
  }

  @Override
  public FileExtent extent(DocumentBytes bytes, Watch watch) {
    int pages = Math.toIntExact(Math.ceilDiv(bytes.size(), 2L * FlowedText.PAGE_CHARACTERS));
    return new FileExtent(pages, bytes.size() / 2);
  }
}
