// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.flow;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What a part of an Office file refers to (ISO/IEC 29500-2, relationships). */
public final class PartLinks {
  private final Map<String, String> targets = new LinkedHashMap<>();

  private PartLinks() {}

  /**
   * Of a part.
   *
   * @param part its name, such as {@code xl/worksheets/sheet1.xml}; its links must be among the
   *     wanted parts
   */
  public static PartLinks of(ZipParts zip, String part) throws XMLStreamException {
    PartLinks links = new PartLinks();
    int name = part.lastIndexOf('/') + 1;
    String folder = part.substring(0, name);
    Optional<InputStream> all = zip.open(folder + "_rels/" + part.substring(name) + ".rels");
    if (all.isPresent()) {
      XMLStreamReader in = SafeXml.reader(all.get());
      while (in.hasNext()) {
        if (in.next() == XMLStreamConstants.START_ELEMENT
            && in.getLocalName().equals("Relationship")
            && !SafeXml.attribute(in, "TargetMode").equals("External")) {
          links.targets.put(
              SafeXml.attribute(in, "Id"), whole(folder, SafeXml.attribute(in, "Target")));
        }
      }
    }
    return links;
  }

  private static String whole(String folder, String target) {
    Deque<String> way = new ArrayDeque<>();
    String from = target.startsWith("/") ? target : folder + target;
    for (String step : from.split("/", -1)) {
      switch (step) {
        case "", "." -> {}
        case ".." -> way.pollLast();
        default -> way.addLast(step);
      }
    }
    return String.join("/", way);
  }

  /** The part of a link; empty if there is none. */
  public Optional<String> part(String id) {
    return Optional.ofNullable(targets.get(id));
  }

  /** The parts whose names hold this, in the order of the links. */
  public List<String> parts(String within) {
    return targets.values().stream().filter(part -> part.contains(within)).toList();
  }
}
