// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.web;

import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ingest.DocumentBytes;
import dev.carrel.engine.ingest.DocumentReader;
import dev.carrel.engine.ingest.FileExtent;
import dev.carrel.engine.ingest.FileToRead;
import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.ingest.flow.FlowedText;
import dev.carrel.engine.ingest.flow.ZipParts;
import dev.carrel.engine.ingest.picture.RecognizedPictures;
import dev.carrel.engine.ocr.Recognition;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Reads electronic books (EPUB 2 and 3): their chapters, in the order of reading. */
public final class EpubReader implements DocumentReader {
  private static final String MIME_TYPE = "mimetypeapplication/epub+zip";

  private final Recognition recognition;

  /** One that leaves pictures unread. */
  public EpubReader() {
    this(Recognition.NONE);
  }

  /** One that reads what is written on pictures by this. */
  public EpubReader(Recognition recognition) {
    this.recognition = recognition;
  }

  @Override
  public DocumentKind kind() {
    return DocumentKind.EPUB;
  }

  @Override
  public Look look(byte[] start) {
    if (ZipParts.names(start, MIME_TYPE)) {
      return Look.CERTAIN;
    }
    return ZipParts.isZip(start) ? Look.BY_NAME : Look.NEVER;
  }

  @Override
  public void read(FileToRead file) throws IOException {
    ZipParts zip =
        ZipParts.of(
            file,
            name ->
                name.startsWith("META-INF/")
                    || name.matches("(?i).*\\.(?:opf|x?html?|xml|svg|css)"));
    if (zip.part("META-INF/encryption.xml")
        .filter(part -> new String(part, StandardCharsets.UTF_8).contains("EncryptedKey"))
        .isPresent()) {
      throw isLocked(file.name());
    }
    String opf =
        xml(zip, "META-INF/container.xml")
            .map(container -> container.selectFirst("rootfile"))
            .map(root -> root.attr("full-path"))
            .orElse("");
    Optional<Document> book = xml(zip, opf);
    if (book.isEmpty()) {
      throw new CarrelException(
          Code.FILE_CORRUPT,
          file.name() + " names no text: it is no EPUB, or is damaged.",
          "Get the file again from where it came from.");
    }
    RecognizedPictures read = new RecognizedPictures(file, recognition);
    FlowedText out = new FlowedText(file, read);
    Set<String> pictures = new HashSet<>();
    Map<String, String> items = new HashMap<>();
    book.get().select("manifest > item").forEach(i -> items.put(i.attr("id"), i.attr("href")));
    Set<String> locked = locked(zip);
    List<String> unread = new ArrayList<>();
    int chapter = 0;
    for (Element item : book.get().select("spine > itemref")) {
      String name = resolved(opf, items.getOrDefault(item.attr("idref"), ""));
      if (locked.contains(name)) {
        throw isLocked(file.name());
      }
      Optional<byte[]> part = zip.part(name);
      if (part.isPresent()) {
        Document html = HtmlBytes.of(part.get()).html();
        Element heading = html.selectFirst("h1, h2, h3");
        String title = heading == null ? html.title().strip() : heading.text().strip();
        LinkedStyles.take(html, link -> sheet(zip, resolved(name, link)));
        out.newPage();
        out.address(title.isEmpty() ? "chapter " + ++chapter : title);
        HtmlText.write(html, out, link -> picture(name, link, pictures), file.watch());
      } else {
        unread.add(name.isEmpty() ? item.attr("idref") : name);
      }
    }
    if (!unread.isEmpty()) {
      file.pages()
          .notice(new Notice(Notice.Code.EMBEDDED_FILES, unread.size(), String.join(", ", unread)));
    }
    out.done();
    read.tell(pictures.size());
  }

  private static Optional<String> picture(String chapter, String link, Set<String> pictures) {
    String part = link.contains(":") ? "" : resolved(chapter, link);
    if (!part.matches("(?i).+\\.(?:png|jpe?g|tiff?|gif|webp)")) {
      return Optional.empty();
    }
    pictures.add(part);
    return Optional.of(part);
  }

  private static Optional<String> sheet(ZipParts zip, String name) {
    return zip.part(name).map(sheet -> new String(sheet, StandardCharsets.UTF_8));
  }

  private static CarrelException isLocked(String name) {
    return new CarrelException(
        Code.FILE_UNREADABLE,
        name + " is locked by its seller (DRM).",
        "Only the seller's own programs open it; a copy without the lock can be added.");
  }

  /** The parts that are encrypted; fonts often are, for another reason. */
  private static Set<String> locked(ZipParts zip) {
    Set<String> locked = new HashSet<>();
    xml(zip, "META-INF/encryption.xml")
        .ifPresent(
            all ->
                all.select("*|CipherReference")
                    .forEach(one -> locked.add(resolved("", one.attr("URI")))));
    return locked;
  }

  private static Optional<Document> xml(ZipParts zip, String part) {
    return zip.part(part)
        .map(
            bytes ->
                Jsoup.parse(new String(bytes, StandardCharsets.UTF_8), "", Parser.xmlParser()));
  }

  private static String resolved(String opf, String link) {
    try {
      URI base = URI.create("/" + opf.replace("%", "%25").replace(" ", "%20"));
      String path = base.resolve(link.strip().replace(" ", "%20")).getPath();
      return path == null ? "" : path.replaceFirst("^/", "");
    } catch (IllegalArgumentException e) {
      return opf.substring(0, opf.lastIndexOf('/') + 1) + link;
    }
  }

  @Override
  public FileExtent extent(DocumentBytes bytes, Watch watch) {
    return new FileExtent(Math.toIntExact(Math.ceilDiv(bytes.size(), 2000L)), 2 * bytes.size());
  }
}
