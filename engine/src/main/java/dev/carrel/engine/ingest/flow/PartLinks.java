// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.flow;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What a part of an Office file refers to (ISO/IEC 29500-2, relationships). */
public final class PartLinks {
  private final Map<String, String> targets = new LinkedHashMap<>();
  private final Map<String, String> types = new LinkedHashMap<>();

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
          String id = SafeXml.attribute(in, "Id");
          links.targets.put(id, whole(folder, SafeXml.attribute(in, "Target")));
          links.types.put(id, SafeXml.attribute(in, "Type"));
        }
      }
    }
    return links;
  }

  /** The part that a file begins with: the one that it names, or where it usually is. */
  public static String main(ZipParts zip, String usual) throws XMLStreamException {
    return of(zip, "").ofTypes(Set.of("officeDocument")).stream()
        .filter(name -> zip.part(name).isPresent())
        .findFirst()
        .orElse(usual);
  }

  private static String whole(String folder, String target) {
    Deque<String> way = new ArrayDeque<>();
    String from = target.startsWith("/") ? target : folder + target;
    for (String step : from.replace('\\', '/').split("/", -1)) {
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

  /** The parts that are linked as one of these, by the last word of the link's type. */
  public List<String> ofTypes(Set<String> kinds) {
    return targets.entrySet().stream()
        .filter(link -> kinds.contains(kind(types.getOrDefault(link.getKey(), ""))))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static String kind(String type) {
    return type.substring(type.lastIndexOf('/') + 1);
  }

  /** The parts that are pictures; one in letters and lines comes with another that all can show. */
  public List<String> pictures() {
    return ofTypes(Set.of("image")).stream().filter(part -> !part.endsWith(".svg")).toList();
  }
}
