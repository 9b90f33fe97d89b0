// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.flow;

import dev.carrel.engine.ingest.Watch;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Charts and diagrams that a part of an Office file refers to, a line for each: the words and the
 * values that the file keeps of them (DrawingML, ISO/IEC 29500-1, 21).
 */
public final class DrawnParts {
  /** The parts that hold them. */
  public static final String PARTS =
      "(?:ppt|xl|word)/(?:charts/chart[^/]*|diagrams/data[^/]*)\\.xml";

  /** By which Office says that the words for a picture are a machine's guess. */
  public static final String GUESSED_WORDS = ".*(?:automatically generated|AI-generated).*";

  /** Of one chart or diagram, how many words and values are told. */
  private static final int MOST = 2_000;

  private DrawnParts() {}

  /** Lines of those of a part, in the order of its links. */
  public static List<String> of(ZipParts zip, PartLinks links, Watch watch)
      throws XMLStreamException {
    List<String> lines = new ArrayList<>();
    for (String part : links.parts("charts/chart")) {
      line(zip, part, watch).ifPresent(lines::add);
    }
    for (String part : links.parts("diagrams/data")) {
      line(zip, part, watch).ifPresent(lines::add);
    }
    return lines;
  }

  /** The line of one of them; empty if it is not there, or says nothing. */
  public static Optional<String> line(ZipParts zip, String part, Watch watch)
      throws XMLStreamException {
    Optional<InputStream> in = zip.open(part);
    if (in.isEmpty()) {
      return Optional.empty();
    }
    XMLStreamReader reader = SafeXml.reader(in.get());
    return part.contains("/charts/") ? chart(reader, watch) : diagram(reader, watch);
  }

  private static Optional<String> chart(XMLStreamReader in, Watch watch) throws XMLStreamException {
    StringBuilder title = new StringBuilder();
    List<String> told = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<String> categories = new ArrayList<>();
    List<String> values = new ArrayList<>();
    List<String> into = names;
    int all = 0;
    while (in.hasNext()) {
      watch.check();
      int event = in.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (in.getLocalName()) {
          case "ser" -> {
            title.append(told.isEmpty() ? String.join(" ", names) : ""); // one that is a cell's
            names = new ArrayList<>();
            categories = new ArrayList<>();
            values = new ArrayList<>();
            into = names;
          }
          case "tx" -> into = names;
          case "cat", "xVal", "strDim" -> into = categories;
          case "val", "yVal", "numDim" -> into = values;
          case "pt" -> {
            // In the newer form a point has its words in itself; in the older one in a "v".
            String point = in.getNamespaceURI();
            if (point != null && point.contains("chartex") && ++all <= MOST) {
              into.add(in.getElementText().strip());
            }
          }
          case "v" -> {
            String value = in.getElementText().strip();
            if (++all <= MOST) {
              into.add(value);
            }
          }
          case "t" -> title.append(in.getElementText());
          default -> {}
        }
      } else if (event == XMLStreamConstants.END_ELEMENT
          && in.getLocalName().matches("ser|chartSpace")
          && !(names.isEmpty() && values.isEmpty())) {
        told.add(series(names, categories, values));
        names = new ArrayList<>();
        categories = new ArrayList<>();
        values = new ArrayList<>();
        into = names;
      }
    }
    String line =
        (title.toString().strip() + "; " + String.join("; ", told)).replaceAll("\\s+", " ");
    String bare = line.replaceAll("^[; ]+|[; ]+$", "");
    return bare.isEmpty() ? Optional.empty() : Optional.of("[Chart: " + bare + "]");
  }

  private static String series(List<String> names, List<String> categories, List<String> values) {
    List<String> points = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      points.add((i < categories.size() ? categories.get(i) + " " : "") + values.get(i));
    }
    String name = String.join(" ", names).strip();
    return (name.isEmpty() ? "" : name + ": ") + String.join(", ", points);
  }

  private static Optional<String> diagram(XMLStreamReader in, Watch watch)
      throws XMLStreamException {
    List<String> boxes = new ArrayList<>();
    StringBuilder box = new StringBuilder();
    while (in.hasNext() && boxes.size() < MOST) {
      watch.check();
      int event = in.next();
      if (event == XMLStreamConstants.START_ELEMENT && in.getLocalName().equals("t")) {
        // Each box has an element of this name around its paragraphs, too.
        boolean words = String.valueOf(in.getNamespaceURI()).endsWith("/main");
        box.append(words ? in.getElementText() : "");
      } else if (event == XMLStreamConstants.END_ELEMENT && in.getLocalName().equals("p")) {
        box.append(' ');
      } else if (event == XMLStreamConstants.END_ELEMENT && in.getLocalName().equals("pt")) {
        String words = box.toString().replaceAll("\\s+", " ").strip();
        box.setLength(0);
        if (!words.isEmpty()) {
          boxes.add(words);
        }
      }
    }
    return boxes.isEmpty()
        ? Optional.empty()
        : Optional.of("[Diagram: " + String.join("; ", boxes) + "]");
  }
}
