// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.sheet;

import dev.carrel.engine.ingest.Watch;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The words of what is drawn on a sheet. */
final class XlsxTextBoxes {
  private XlsxTextBoxes() {}

  /** Of a drawing part, a line for each box. */
  static List<String> of(XMLStreamReader in, Watch watch) throws XMLStreamException {
    List<String> boxes = new ArrayList<>();
    StringBuilder box = new StringBuilder();
    while (in.hasNext()) {
      watch.check();
      int event = in.next();
      if (event == XMLStreamConstants.START_ELEMENT && in.getLocalName().equals("t")) {
        box.append(in.getElementText());
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        switch (in.getLocalName()) {
          case "p" -> box.append(' ');
          case "txBody" -> {
            String words = box.toString().replaceAll("\\s+", " ").strip();
            box.setLength(0);
            if (!words.isEmpty()) {
              boxes.add(words);
            }
          }
          default -> {}
        }
      }
    }
    return boxes;
  }
}
