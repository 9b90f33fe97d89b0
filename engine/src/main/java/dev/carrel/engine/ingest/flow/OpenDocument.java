// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.flow;

import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ingest.DocumentReader;
import dev.carrel.engine.ingest.FileToRead;
import dev.carrel.engine.ingest.IngestLimits;
import dev.carrel.engine.ingest.Watch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The package of an OpenDocument file (ISO/IEC 26300-2), its content and its styles; or one that is
 * flat, where all stands in one.
 */
public final class OpenDocument {
  private static final String MANIFEST = "META-INF/manifest.xml";

  private static final String MIME = "application/vnd.oasis.opendocument.";
  private static final long MOST_FLAT = 160L << 20;

  private final Supplier<InputStream> content;
  private final Supplier<Optional<InputStream>> styles;

  private OpenDocument(Supplier<InputStream> content, Supplier<Optional<InputStream>> styles) {
    this.content = content;
    this.styles = styles;
  }

  /** What the first bytes of a file say of its being one of these, such as "text". */
  public static DocumentReader.Look look(byte[] start, String kind) {
    if (ZipParts.names(start, "mimetype" + MIME + kind) || isFlat(start, kind)) {
      return DocumentReader.Look.CERTAIN;
    }
    return ZipParts.isZip(start) ? DocumentReader.Look.BY_NAME : DocumentReader.Look.NEVER;
  }

  private static boolean isFlat(byte[] start, String kind) {
    String words = new String(start, StandardCharsets.ISO_8859_1);
    return words.stripLeading().startsWith("<")
        && words.contains("<office:document")
        && words.contains("\"" + MIME + kind);
  }

  /** At the start of an element that holds nothing of the text, in a flat file above all. */
  public static boolean isNoText(XMLStreamReader in) {
    return switch (in.getLocalName()) {
      case "meta", "settings", "scripts", "master-styles", "binary-data", "event-listeners" ->
          String.valueOf(in.getNamespaceURI()).contains("office");
      case "title", "desc" -> String.valueOf(in.getNamespaceURI()).contains("svg");
      default -> false;
    };
  }

  /** What a picture or an object that is linked here is called among the parts of its file. */
  public static String part(XMLStreamReader in) {
    return SafeXml.attribute(in, "href").replaceFirst("^\\./", "");
  }

  /** Whether a part is there, and not for a chart or an object where those cannot be drawn. */
  public static boolean isOwn(String part) {
    return !part.isBlank() && !part.startsWith("ObjectReplacements/");
  }

  /**
   * Reads one: its styles, then its content, and tells what a person should know of it.
   *
   * @param what it should be, as in "OpenDocument text"
   * @param pictures what becomes of its pictures
   * @param make makes what writes it
   * @throws CarrelException FILE_CORRUPT if it is none; FILE_UNREADABLE if it is encrypted
   */
  public static void read(
      FileToRead file, String what, PicturesWithin pictures, Function<FlowedText, OpenContent> make)
      throws IOException {
    OpenDocument packed = of(file, what);
    try {
      FlowedText out = new FlowedText(file, pictures);
      OpenContent content = make.apply(out);
      Optional<Consumer<XMLStreamReader>> hears = content.styles();
      Optional<InputStream> styles = hears.isEmpty() ? Optional.empty() : packed.styles.get();
      if (styles.isPresent()) {
        XMLStreamReader in = SafeXml.reader(styles.get());
        while (in.hasNext()) {
          file.watch().check();
          if (in.next() == XMLStreamConstants.START_ELEMENT) {
            hears.get().accept(in);
          }
        }
      }
      write(packed.content.get(), content, file.watch());
      Optional<InputStream> pages = content.hasHeads() ? packed.styles.get() : Optional.empty();
      if (pages.isPresent()) {
        OpenHeads.of(SafeXml.reader(pages.get()), file.watch()).write(out);
      }
      out.done();
      pictures.tell(content.pictures());
      content.notices().forEach(file.pages()::notice);
    } catch (XMLStreamException e) {
      throw SafeXml.damaged(file.name(), e);
    }
  }

  private static void write(InputStream part, OpenContent content, Watch watch)
      throws XMLStreamException {
    XMLStreamReader in = SafeXml.reader(part);
    while (in.hasNext()) {
      watch.check();
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> content.begin(in);
        case XMLStreamConstants.END_ELEMENT -> content.end(in.getLocalName());
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> content.words(in.getText());
        default -> {}
      }
    }
  }

  /** Unpacks one. */
  private static OpenDocument of(FileToRead file, String what) throws IOException {
    if (!ZipParts.isZip(file.bytes().first(DocumentReader.LOOKED_AT))) {
      return flat(file);
    }
    ZipParts parts =
        ZipParts.of(
            file,
            name ->
                name.equals("content.xml") || name.equals("styles.xml") || name.equals(MANIFEST));
    String manifest =
        new String(parts.part(MANIFEST).orElse(new byte[0]), StandardCharsets.ISO_8859_1);
    if (manifest.contains("encryption-data")) {
      throw new CarrelException(
          Code.FILE_UNREADABLE,
          file.name() + " is encrypted with a password.",
          "Open it in the program that made it and save it without a password.");
    }
    if (parts.part("content.xml").isEmpty()) {
      throw ZipParts.without("content part", file.name(), what);
    }
    return new OpenDocument(
        () -> parts.open("content.xml").orElseThrow(), () -> parts.open("styles.xml"));
  }

  private static OpenDocument flat(FileToRead file) {
    if (file.bytes().size() > MOST_FLAT) {
      throw IngestLimits.tooLarge(file.name(), file.bytes().size(), MOST_FLAT);
    }
    return new OpenDocument(
        () -> ZipParts.stream(file.bytes(), file.watch()),
        () -> Optional.of(ZipParts.stream(file.bytes(), file.watch())));
  }
}
