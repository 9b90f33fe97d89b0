// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.mail;

import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.ingest.flow.FlowedText;
import dev.carrel.engine.ingest.web.HtmlText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.parser.AbstractContentHandler;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.Field;
import org.jsoup.Jsoup;

/** Hears the parts of a mail one after the other, and writes what is to be read of them. */
final class MailWords extends AbstractContentHandler {
  private static final int DEEPEST = 50;
  private static final int MOST_PARTS = 5_000;
  private static final int MOST_TEXT = 16 << 20;
  private static final int MOST_NAMES = 1_000;
  private static final List<String> SHOWN = List.of("from", "to", "cc", "date", "subject");

  private static final Pattern FILE_NAME =
      Pattern.compile("(?i)(?:file)?name\\*?\\d*\\*?\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]+))");

  /**
   * A part that is read.
   *
   * @param group of alternatives that it belongs to; below 0 for none
   */
  private record Part(boolean html, String text, int group) {}

  private final Watch watch;
  private final List<Object> shown = new ArrayList<>();
  private final List<String> attached = new ArrayList<>();
  private final Deque<Integer> groups = new ArrayDeque<>();
  private String disposition = "";
  private String contentType = "";
  private boolean inMessageHead;
  private int depth;
  private int messages;
  private int parts;
  private int nextGroup;

  MailWords(Watch watch) {
    this.watch = watch;
  }

  /** The names of what is attached. */
  List<String> attached() {
    return attached;
  }

  private void enter() {
    if (++depth > DEEPEST || ++parts > MOST_PARTS) {
      throw new CarrelException(
          Code.FILE_UNSAFE,
          "The mail holds parts within parts without end.",
          "If you know where it comes from, print it to a PDF in a mail program and add that.");
    }
  }

  @Override
  public void startMessage() {
    enter();
    messages++;
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
    disposition = "";
    contentType = "";
    inMessageHead = true;
  }

  @Override
  public void startBodyPart() {
    enter();
  }

  @Override
  public void endBodyPart() {
    depth--;
  }

  @Override
  public void field(Field field) {
    watch.check();
    String name = field.getName().toLowerCase(Locale.ROOT);
    String body = field.getBody() == null ? "" : field.getBody();
    if (name.equals("content-disposition")) {
      disposition = body;
    } else if (name.equals("content-type")) {
      contentType = body;
    } else if (inMessageHead && SHOWN.contains(name)) {
      String value =
          DecoderUtil.decodeEncodedWords(body, DecodeMonitor.SILENT)
              .replaceAll("\\s+", " ")
              .strip();
      shown.add(field.getName() + ": " + value);
    }
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
    groups.push(alternative && outer < 0 ? nextGroup++ : outer);
  }

  @Override
  public void endMultipart() {
    depth--;
    groups.poll();
  }

  @Override
  public void body(BodyDescriptor descriptor, InputStream in) throws IOException {
    watch.check();
    String type = String.valueOf(descriptor.getMimeType()).toLowerCase(Locale.ROOT);
    String name = fileName();
    boolean text = type.equals("text/plain") || type.equals("text/html");
    boolean apart = disposition.strip().toLowerCase(Locale.ROOT).startsWith("attachment");
    if (!text || apart) {
      boolean hasPlace = disposition.toLowerCase(Locale.ROOT).startsWith("inline");
      if (attached.size() < MOST_NAMES && !(name.isEmpty() && hasPlace)) {
        attached.add(name.isEmpty() ? type : name);
      }
      return;
    }
    byte[] bytes = in.readNBytes(MOST_TEXT);
    String words = new String(bytes, charset(descriptor.getCharset(), bytes));
    int group = groups.isEmpty() ? -1 : groups.peek();
    shown.add(new Part(type.equals("text/html"), words, group));
  }

  private String fileName() {
    for (String field : List.of(disposition, contentType)) {
      Matcher name = FILE_NAME.matcher(field);
      if (name.find()) {
        String found = name.group(1) == null ? name.group(2) : name.group(1);
        String plain = found.replaceAll("(?i)^utf-8''", "");
        return DecoderUtil.decodeEncodedWords(plain, DecodeMonitor.SILENT).strip();
      }
    }
    return "";
  }

  private static Charset charset(String name, byte[] bytes) {
    try {
      if (name != null && !name.equalsIgnoreCase("us-ascii")) {
        return Charset.forName(name);
      }
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      // As if none were named.
    }
    boolean ascii = true;
    for (byte b : bytes) {
      ascii &= b >= 0;
    }
    return ascii ? StandardCharsets.US_ASCII : StandardCharsets.UTF_8;
  }

  /** Writes heads and words in their order; of alternatives the plain text, if it says anything. */
  void write(FlowedText out) {
    for (Object each : shown) {
      watch.check();
      switch (each) {
        case String line -> {
          out.write(line);
          out.endLine();
        }
        case Part part when isBest(part) -> {
          out.endParagraph();
          if (part.html) {
            HtmlText.write(Jsoup.parse(part.text), out, watch);
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
      out.write("[Attached: " + String.join(", ", attached) + "]");
      out.endParagraph();
    }
  }

  private boolean isBest(Part part) {
    if (part.group < 0) {
      return true;
    }
    for (Object each : shown) {
      if (each instanceof Part other && other.group == part.group && !other.equals(part)) {
        boolean otherPlain = !other.html && !other.text.isBlank();
        boolean thisPlain = !part.html && !part.text.isBlank();
        if (otherPlain && !thisPlain) {
          return false;
        }
      }
    }
    return !part.text.isBlank();
  }
}
