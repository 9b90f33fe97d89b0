// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.slides;

import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.ingest.flow.MadeBy;
import dev.carrel.engine.ingest.flow.PartLinks;
import dev.carrel.engine.ingest.flow.SafeXml;
import dev.carrel.engine.ingest.flow.ZipParts;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What was remarked on slides, in PowerPoint's older form and in its newer one with replies. */
final class PptxComments {
  /** The parts that hold them. */
  static final String PARTS = "ppt/commentAuthors\\.xml|ppt/authors\\.xml|ppt/comments/[^/]+\\.xml";

  private final ZipParts zip;
  private final Watch watch;
  private final Map<String, String> authors = new HashMap<>();

  PptxComments(ZipParts zip, Watch watch) throws XMLStreamException {
    this.zip = zip;
    this.watch = watch;
    for (String part : List.of("ppt/commentAuthors.xml", "ppt/authors.xml")) {
      Optional<InputStream> known = zip.open(part);
      if (known.isPresent()) {
        XMLStreamReader in = SafeXml.reader(known.get());
        while (in.hasNext()) {
          watch.check();
          if (in.next() == XMLStreamConstants.START_ELEMENT
              && in.getLocalName().matches("cmAuthor|author")) {
            authors.put(SafeXml.attribute(in, "id"), SafeXml.attribute(in, "name").strip());
          }
        }
      }
    }
  }

  /** Lines of those of a slide's part. */
  List<String> of(PartLinks links) throws XMLStreamException {
    List<String> lines = new ArrayList<>();
    for (String part : links.parts("/comments/")) {
      Optional<InputStream> all = zip.open(part);
      if (all.isPresent()) {
        read(SafeXml.reader(all.get()), lines);
      }
    }
    return lines;
  }

  private void read(XMLStreamReader in, List<String> lines) throws XMLStreamException {
    Deque<String> by = new ArrayDeque<>();
    StringBuilder text = new StringBuilder();
    int begin = lines.size();
    while (in.hasNext()) {
      watch.check();
      int event = in.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (in.getLocalName()) {
          case "cm", "reply" -> {
            begin = by.isEmpty() ? lines.size() : begin;
            by.push(authors.getOrDefault(SafeXml.attribute(in, "authorId"), ""));
          }
          case "text", "t" -> text.append(in.getElementText());
          default -> {}
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        switch (in.getLocalName()) {
          case "p" -> text.append(' ');
          case "cm", "reply" -> {
            String words = text.toString().replaceAll("\\s+", " ").strip();
            text.setLength(0);
            String who = by.isEmpty() ? "" : by.pop();
            if (!words.isEmpty()) {
              String line = "[Comment" + MadeBy.of(who) + ": " + words + "]";
              // The newer form has the replies before the words of what they reply to.
              lines.add(by.isEmpty() ? begin : lines.size(), line);
            }
          }
          default -> {}
        }
      }
    }
  }
}
