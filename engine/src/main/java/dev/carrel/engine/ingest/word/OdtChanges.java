// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

import dev.carrel.engine.ingest.flow.SafeXml;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The tracked changes of an OpenDocument text, which stand before it (ISO/IEC 26300-3, 5.5). */
final class OdtChanges {
  /**
   * A change.
   *
   * @param by who made it; empty if nobody is named
   * @param deleted the words that were taken out; empty for what was put in
   */
  record Change(boolean insertion, String by, String deleted) {}

  private final Map<String, Change> changes = new HashMap<>();

  /** Reads them all; the reader stands at their start, and behind them afterwards. */
  void read(XMLStreamReader in) throws XMLStreamException {
    String id = "";
    String by = "";
    boolean deletion = false;
    int infos = 0;
    StringBuilder deleted = new StringBuilder();
    for (int depth = 1; depth > 0; ) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          switch (in.getLocalName()) {
            case "changed-region" -> {
              id = SafeXml.attribute(in, "id");
              by = "";
              deletion = false;
              deleted.setLength(0);
            }
            case "change-info" -> infos++;
            case "creator" -> {
              by = by.isEmpty() ? in.getElementText().strip() : by;
              depth--;
            }
            case "deletion" -> deletion = true;
            case "p", "h", "tab", "line-break", "s" -> deleted.append(deleted.isEmpty() ? "" : " ");
            default -> {}
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          if (in.getLocalName().equals("insertion") || in.getLocalName().equals("deletion")) {
            String words = deletion ? deleted.toString().replaceAll("\\s+", " ").strip() : "";
            changes.put(id, new Change(!deletion, by, words));
          } else if (in.getLocalName().equals("change-info")) {
            infos--;
          }
        }
        case XMLStreamConstants.CHARACTERS -> deleted.append(infos > 0 ? "" : in.getText());
        default -> {}
      }
    }
  }

  Optional<Change> change(String id) {
    return Optional.ofNullable(changes.get(id));
  }
}
