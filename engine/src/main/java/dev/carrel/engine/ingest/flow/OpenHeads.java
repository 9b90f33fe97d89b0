// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.flow;

import dev.carrel.engine.ingest.Watch;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What runs above and below the pages of an OpenDocument text, as its styles have it. */
final class OpenHeads {
  private static final Set<String> HEADS =
      Set.of(
          "header",
          "header-left",
          "header-first",
          "footer",
          "footer-left",
          "footer-first",
          "region-left",
          "region-center",
          "region-right");

  private OpenHeads() {}

  /** All of them. */
  static RunningHeads of(XMLStreamReader in, Watch watch) throws XMLStreamException {
    RunningHeads heads = new RunningHeads();
    StringBuilder words = new StringBuilder();
    int depth = 0;
    while (in.hasNext()) {
      watch.check();
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (depth > 0 || isHead(in)) {
            depth++;
          }
          boolean apart = in.getLocalName().matches("p|h|s|tab|line-break");
          words.append(depth > 0 && apart ? " " : "");
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            words.append(depth > 0 ? in.getText() : "");
        case XMLStreamConstants.END_ELEMENT -> {
          if (depth > 0 && --depth == 0) {
            heads.add(words.toString());
            words.setLength(0);
          }
        }
        default -> {}
      }
    }
    return heads;
  }

  private static boolean isHead(XMLStreamReader in) {
    return HEADS.contains(in.getLocalName())
        && String.valueOf(in.getNamespaceURI()).contains("style")
        && !SafeXml.attribute(in, "display").equals("false");
  }
}
