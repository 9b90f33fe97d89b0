// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.ingest.Watch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/**
 * A dynamic XFA form (Adobe XML Forms Architecture 3.3): its pages are made by its own program, and
 * what stands in the file says "please wait". What was filled in is in its data.
 */
final class DynamicForm {
  private static final COSName XFA = COSName.getPDFName("XFA");
  private static final COSName NEEDS_RENDERING = COSName.getPDFName("NeedsRendering");
  private static final int MOST_BYTES = 8 << 20;
  private static final int MOST_CHARACTERS = 400_000;
  private static final int DEEPEST = 200;
  private static final String NO_VALUES = "(The data of the form holds no values.)";

  /** The longest page that only asks to wait for the form. */
  private static final int LONGEST_PLACEHOLDER = 2_000;

  /** What such a page says, in the languages in which it was seen. */
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "please wait|bitte warten|veuillez patienter|espere|aguarde|attendere|een ogenblik"
              + "|vent venligst|vänta|odota|proszę czekać|подождите|请稍候|請稍候|お待ち|기다려"
              + "|adobe (acrobat )?reader|pdf[ -]viewer|adobe\\.com/go/reader",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private DynamicForm() {}

  /**
   * Whether a file says of itself that it may be such a form. Many that do have pages of their own,
   * from which the form was taken or onto which it was printed.
   */
  static boolean isLikely(PDDocument document) {
    try {
      COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
      COSDictionary form = catalog.getCOSDictionary(COSName.ACRO_FORM);
      return form != null && form.getDictionaryObject(XFA) != null && isDynamic(catalog, form);
    } catch (RuntimeException | StackOverflowError e) {
      return false;
    }
  }

  /** Whether a page has nothing to say but that the form cannot be shown. */
  static boolean isPlaceholder(String page) {
    return page.isBlank()
        || (page.length() <= LONGEST_PLACEHOLDER && PLACEHOLDER.matcher(page).find());
  }

  /**
   * The values that were filled in, a line each with its name; empty if the file is no such form.
   */
  static Optional<String> values(PDDocument document, Watch watch) {
    try {
      COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
      COSDictionary form = catalog.getCOSDictionary(COSName.ACRO_FORM);
      COSBase xfa = form == null ? null : form.getDictionaryObject(XFA);
      if (xfa == null || !isDynamic(catalog, form)) {
        return Optional.empty();
      }
      String values = values(bytes(xfa), watch);
      return Optional.of(values.isEmpty() ? NO_VALUES : values);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      return Optional.empty();
    }
  }

  private static boolean isDynamic(COSDictionary catalog, COSDictionary form) {
    COSArray fields = form.getCOSArray(COSName.FIELDS);
    return catalog.getBoolean(NEEDS_RENDERING, false) || fields == null || fields.size() == 0;
  }

  /** One stream, or an array of names and streams which together are one text. */
  private static byte[] bytes(COSBase xfa) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (xfa instanceof COSStream stream) {
      append(stream, bytes);
    } else if (xfa instanceof COSArray parts) {
      for (int i = 1; i < parts.size(); i += 2) {
        if (parts.getObject(i) instanceof COSStream stream) {
          append(stream, bytes);
        }
      }
    }
    return bytes.toByteArray();
  }

  private static void append(COSStream stream, ByteArrayOutputStream bytes) throws IOException {
    try (InputStream in = stream.createInputStream()) {
      bytes.write(in.readNBytes(MOST_BYTES - Math.min(MOST_BYTES, bytes.size())));
    }
  }

  private static String values(byte[] xml, Watch watch) {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    StringBuilder lines = new StringBuilder();
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
      Deque<String> path = new ArrayDeque<>();
      StringBuilder text = new StringBuilder();
      int data = -1;
      boolean leaf = false;
      while (reader.hasNext() && lines.length() < MOST_CHARACTERS) {
        watch.check();
        switch (reader.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            path.push(reader.getLocalName());
            if (path.size() > DEEPEST) {
              return lines.toString();
            }
            data = data < 0 && reader.getLocalName().equals("data") ? path.size() : data;
            text.setLength(0);
            leaf = true;
          }
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
              text.append(reader.getText());
          case XMLStreamConstants.END_ELEMENT -> {
            if (data >= 0 && path.size() > data && leaf) {
              add(lines, path.peek(), text);
            }
            data = path.size() == data ? -1 : data;
            path.pop();
            leaf = false;
          }
          default -> {}
        }
      }
    } catch (XMLStreamException e) {
      return lines.toString(); // damaged: what came before counts
    }
    return lines.toString();
  }

  private static void add(StringBuilder lines, @Nullable String name, StringBuilder text) {
    String value = text.toString().strip();
    if (!value.isEmpty()) {
      lines.append(lines.isEmpty() ? "" : "\n").append(name).append(": ").append(value);
    }
  }
}
