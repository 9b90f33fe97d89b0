// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.mail;

import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ingest.FileToRead;
import dev.carrel.engine.ingest.MemberSink;
import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.ingest.flow.FlowedText;
import dev.carrel.engine.ingest.note.NamedText;
import dev.carrel.engine.ingest.web.HtmlBytes;
import dev.carrel.engine.ingest.web.HtmlText;
import dev.carrel.engine.ingest.web.LinkedStyles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.parser.AbstractContentHandler;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.Field;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Hears the parts of a mail one after the other, and writes what is to be read of them. */
final class MailWords extends AbstractContentHandler {
  private static final int DEEPEST = 50;
  private static final int MOST_PARTS = 5_000;

  /** Of all parts together, in bytes. */
  private static final int MOST_TEXT = 16 << 20;

  private static final int LONGEST_POINTER = 200;
  private static final int MOST_NAMES = 1_000;
  private static final int MOST_OF_WINMAIL = 64 << 20;
  private static final Set<String> WINMAIL =
      Set.of("application/ms-tnef", "application/vnd.ms-tnef");
  private static final int MOST_OF_SHEET = 1 << 20;
  private static final Set<String> SEALED =
      Set.of("application/pkcs7-mime", "application/x-pkcs7-mime");

  /** What makes a saved page look and move as it does, and says nothing. */
  private static final Set<String> FURNITURE =
      Set.of("text/css", "text/javascript", "application/javascript", "application/x-javascript");

  private static final List<String> SHOWN = List.of("from", "to", "cc", "bcc", "date", "subject");

  /**
   * A part that is read.
   *
   * @param group of alternatives that it belongs to; below 0 for none
   */
  private record Part(boolean html, String text, int group) {}

  private record Invitation(List<String> lines) {}

  private final String name;
  private final Watch watch;
  private Optional<MemberSink> members = Optional.empty();
  private final List<Object> shown = new ArrayList<>();
  private final List<String> attached = new ArrayList<>();
  private final Deque<Integer> groups = new ArrayDeque<>();
  private final List<String> listed = new ArrayList<>();
  private final Set<String> guesses = new LinkedHashSet<>();
  private PartHeads heads = PartHeads.NONE;

  /** Where the part stood that is read now, in a saved page with all its parts. */
  private String location = "";

  private final Map<String, String> sheets = new HashMap<>();
  private boolean inMessageHead;
  private final Map<Integer, Boolean> plainIsRead = new HashMap<>();
  private int left = MOST_TEXT;
  private int depth;
  private int messages;
  private int parts;
  private int nextGroup;

  /** Of each part that has parts, how many there were before it. */
  private final Deque<Integer> partsBefore = new ArrayDeque<>();

  private byte[] preamble = new byte[0];

  MailWords(FileToRead file) {
    this.name = file.name();
    this.watch = file.watch();
  }

  /** Hands on what is attached. */
  MailWords(FileToRead file, MemberSink members) {
    this(file);
    this.members = Optional.of(members);
  }

  /** The names of what is attached. */
  List<String> attached() {
    return attached;
  }

  /** The encodings that were guessed. */
  Set<String> guesses() {
    return guesses;
  }

  private void enter() {
    if (++depth > DEEPEST || ++parts > MOST_PARTS) {
      throw new CarrelException(
          Code.FILE_UNSAFE,
          name + " holds parts within parts without end.",
          "If you know where it comes from, print it to a PDF in a mail program and add that.");
    }
  }

  @Override
  public void startMessage() {
    enter();
    messages++;
    inMessageHead = true;
    if (messages > 1) {
      shown.add("[A mail within the mail:]");
    }
  }

  @Override
  public void endMessage() {
    depth--;
  }

  @Override
  public void startHeader() {
    heads = PartHeads.NONE;
    location = "";
  }

  @Override
  public void startBodyPart() {
    enter();
    inMessageHead = false;
  }

  @Override
  public void endBodyPart() {
    depth--;
  }

  @Override
  public void field(Field field) {
    watch.check();
    String name = field.getName().toLowerCase(Locale.ROOT);
    String body = bodyOf(field);
    if (name.equals("content-disposition") || name.equals("content-type")) {
      heads = heads.with(name, body);
    } else if (name.equals("content-location")) {
      location = body.strip();
    } else if (inMessageHead && SHOWN.contains(name)) {
      String value =
          DecoderUtil.decodeEncodedWords(body, DecodeMonitor.SILENT)
              .replaceAll("\\s+", " ")
              .strip();
      shown.add(field.getName() + ": " + value);
    }
  }

  /** As it should be, in ASCII, or as many programs write it, in the letters of their place. */
  private String bodyOf(Field field) {
    String body = field.getBody() == null ? "" : field.getBody();
    if (field.getRaw() == null || body.indexOf('\uFFFD') < 0) {
      return body;
    }
    NamedText all = NamedText.of(field.getRaw().toByteArray(), "", true);
    return all.text().substring(all.text().indexOf(':') + 1).replaceAll("\\R", "").strip();
  }

  @Override
  public void endHeader() {
    inMessageHead = false;
  }

  @Override
  public void startMultipart(BodyDescriptor descriptor) {
    enter();
    boolean alternative = "multipart/alternative".equalsIgnoreCase(descriptor.getMimeType());
    int outer = groups.isEmpty() ? -1 : groups.peek();
    if ("multipart/encrypted".equalsIgnoreCase(descriptor.getMimeType())) {
      shown.add("[The words are encrypted (PGP) and not read]");
    }
    groups.push(alternative && outer < 0 ? nextGroup++ : outer);
    partsBefore.push(parts);
    preamble = new byte[0];
  }

  @Override
  public void preamble(InputStream in) throws IOException {
    preamble = in.readNBytes(left);
  }

  @Override
  public void endMultipart() {
    depth--;
    groups.poll();
    Integer before = partsBefore.poll();
    // Where the parts that the head promises are not there, what would come before them is the
    // mail.
    if (before != null && before == parts && preamble.length > 0) {
      left -= preamble.length;
      NamedText words = NamedText.of(preamble, "", true);
      words.guess().ifPresent(guesses::add);
      shown.add(new Part(false, words.text(), -1));
      preamble = new byte[0];
    }
  }

  @Override
  public void body(BodyDescriptor descriptor, InputStream written) throws IOException {
    watch.check();
    InputStream in = TransferEncoding.decoded(descriptor.getTransferEncoding(), written);
    String type = String.valueOf(descriptor.getMimeType()).toLowerCase(Locale.ROOT);
    boolean text = type.equals("text/plain") || type.equals("text/html");
    if (type.equals("text/calendar")) {
      byte[] calendar = in.readNBytes(left);
      if (invitation(NamedText.of(calendar, named(descriptor), true))) {
        left -= calendar.length;
        return;
      }
      in = new ByteArrayInputStream(calendar);
    }
    if (!text || heads.disposition().equals("attachment")) {
      if (FURNITURE.contains(type) && !heads.disposition().equals("attachment")) {
        if (type.equals("text/css") && sheets.size() < MOST_NAMES) {
          byte[] sheet = in.readNBytes(MOST_OF_SHEET);
          sheets.putIfAbsent(location, new String(sheet, StandardCharsets.UTF_8));
        }
        return;
      }
      if (SEALED.contains(type)) {
        shown.add("[The words are encrypted or sealed (S/MIME) and not read]");
      }
      String called = heads.name().isEmpty() ? type : heads.name();
      if (WINMAIL.contains(type) || called.equalsIgnoreCase("winmail.dat")) {
        winmail(called, type, in.readNBytes(MOST_OF_WINMAIL));
      } else {
        attach(called, type, in);
      }
      return;
    }
    byte[] bytes = in.readNBytes(left);
    left -= bytes.length;
    boolean whole = in.read() < 0;
    boolean html = type.equals("text/html");
    String named = named(descriptor);
    NamedText body =
        NamedText.of(bytes, named.isEmpty() && html ? HtmlBytes.named(bytes) : named, whole);
    words(body, html, groups.isEmpty() ? -1 : groups.peek());
    if (!whole) {
      shown.add("[The rest of this part is too long and not read]");
    }
  }

  /** Whether it is one; many mails have it twice, the second time as a file. */
  private boolean invitation(NamedText calendar) {
    Invitation said = new Invitation(CalendarWords.of(calendar.text()));
    if (!said.lines.isEmpty() && !shown.contains(said)) {
      shown.add(said);
    }
    return !said.lines.isEmpty();
  }

  private void words(NamedText body, boolean html, int group) throws IOException {
    body.guess().ifPresent(guesses::add);
    if (html) {
      shown.add(new Part(true, body.text(), group));
      return;
    }
    UuFiles within = UuFiles.of(body.text());
    shown.add(new Part(false, FlowedLines.joined(within.text(), heads.flowed()), group));
    for (UuFiles.Uu file : within.files()) {
      attach(file.name(), "", file.bytes());
    }
  }

  /** What is in it stands for it, if anything can be read there. */
  private void winmail(String called, String type, byte[] bytes) throws IOException {
    List<WinmailFiles.Attached> files = WinmailFiles.of(bytes);
    for (WinmailFiles.Attached file : files) {
      attach(file.name(), "", file.bytes());
    }
    if (files.isEmpty()) {
      attach(called, type, new ByteArrayInputStream(bytes));
    }
  }

  private void attach(String name, String type, InputStream in) throws IOException {
    if (members.isPresent()) {
      members.get().member(withExtension(name, type), in);
      return;
    }
    if (attached.size() < MOST_NAMES) {
      long bytes = in.transferTo(OutputStream.nullOutputStream());
      attached.add(name);
      listed.add(name + " (" + size(bytes) + ")");
    }
  }

  /** What is named without an extension gets its type's, if that is a kind of document. */
  private static String withExtension(String name, String type) {
    if (name.contains(".")) {
      return name;
    }
    String plain = name.equals(type) ? "attachment" : name;
    return DocumentKind.ALL.stream()
        .filter(kind -> kind.mimeTypes().contains(type))
        .findFirst()
        .map(kind -> plain + "." + kind.extensions().getFirst())
        .orElse(name);
  }

  private static String size(long bytes) {
    if (bytes < 1000) {
      return bytes == 1 ? "1 byte" : bytes + " bytes";
    }
    return bytes < 999_500
        ? Math.round(bytes / 1e3) + " kB"
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }

  /** Plain ASCII is what a part is in that names nothing, so it says nothing. */
  private static String named(BodyDescriptor descriptor) {
    String name = descriptor.getCharset();
    return name == null || name.equalsIgnoreCase("us-ascii") ? "" : name;
  }

  /** Writes heads and words in their order; of alternatives the plain text, if it says it. */
  void write(FlowedText out) {
    for (Object each : shown) {
      watch.check();
      switch (each) {
        case String line -> {
          out.write(line);
          out.endLine();
        }
        case Invitation(List<String> lines) -> {
          out.endParagraph();
          out.write(String.join("\n", lines));
          out.endParagraph();
        }
        case Part part when isBest(part) -> {
          out.endParagraph();
          if (part.html) {
            Document html = Jsoup.parse(part.text);
            LinkedStyles.take(html, link -> Optional.ofNullable(sheets.get(link)));
            HtmlText.write(html, out, watch);
          } else {
            out.write(part.text.replace("\r\n", "\n").strip());
            out.endParagraph();
          }
        }
        default -> {}
      }
    }
    if (!attached.isEmpty()) {
      out.endParagraph();
      out.write("[Attached: " + String.join(", ", listed) + "]");
      out.endParagraph();
    }
  }

  private boolean isBest(Part part) {
    return part.group < 0
        || (!part.text.isBlank()
            && part.html != plainIsRead.computeIfAbsent(part.group, this::isPlainRead));
  }

  /** Not if it is empty, or so short beside the other that it only says where the words are. */
  private boolean isPlainRead(int group) {
    List<Part> parts = new ArrayList<>();
    for (Object each : shown) {
      if (each instanceof Part part && part.group == group) {
        parts.add(part);
      }
    }
    int plain = 0;
    for (Part part : parts) {
      plain += part.html ? 0 : part.text.strip().length();
    }
    if (plain == 0 || plain > LONGEST_POINTER) {
      return plain > 0;
    }
    int other = 0;
    for (Part part : parts) {
      watch.check();
      other += part.html ? Jsoup.parse(part.text).text().length() : 0;
    }
    return other <= 3 * plain;
  }
}
