// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.flow;

import dev.carrel.engine.document.Notice;
import dev.carrel.engine.ingest.FileToRead;
import dev.carrel.engine.ingest.MemberSink;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;

/** Files that were put into an Office file: workbooks within texts, objects of other programs. */
public final class PartFiles {
  private PartFiles() {}

  /**
   * Those that the parts of a folder name, each once.
   *
   * @param types of links, as {@link PartLinks#ofTypes} takes them
   */
  public static List<String> of(ZipParts zip, String folder, Set<String> types)
      throws XMLStreamException {
    List<String> files = new ArrayList<>();
    for (String part : zip.names(folder)) {
      files.addAll(PartLinks.of(zip, part).ofTypes(types));
    }
    return files.stream().distinct().toList();
  }

  /** What a person is told of them; empty if there are none. */
  public static Optional<Notice> notice(List<String> parts) {
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Notice(
                Notice.Code.EMBEDDED_FILES,
                parts.size(),
                String.join(", ", parts.stream().map(PartFiles::name).toList())));
  }

  /** Hands each on. */
  public static void members(FileToRead file, List<String> parts, MemberSink members)
      throws IOException {
    if (parts.isEmpty()) {
      return;
    }
    ZipParts zip = ZipParts.of(file, Set.copyOf(parts)::contains);
    for (String part : parts) {
      Optional<InputStream> bytes = zip.open(part);
      if (bytes.isPresent()) {
        members.member(name(part), bytes.get());
      } else {
        members.refused(name(part), "missing");
      }
    }
  }

  private static String name(String part) {
    return part.substring(part.lastIndexOf('/') + 1);
  }
}
