// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

import dev.carrel.engine.ingest.flow.SafeXml;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A field of Word's older forms: whether a box is ticked and what of a list is chosen stands in how
 * the field is made, and not in the text.
 */
final class FormField {
  private FormField() {}

  /** What one shows; empty for one whose words are in the text. */
  static String shown(XMLStreamReader in) throws XMLStreamException {
    boolean box = false;
    boolean ticked = false;
    boolean told = false;
    int chosen = 0;
    List<String> entries = new ArrayList<>();
    for (int depth = 1; depth > 0 && in.hasNext(); ) {
      int event = in.next();
      if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
      if (event != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      depth++;
      String value = SafeXml.attribute(in, "val");
      switch (in.getLocalName()) {
        case "checkBox" -> box = true;
        case "default" -> {
          ticked = told ? ticked : box && DocxRuns.isOn(value);
          chosen = told ? chosen : number(value);
        }
        case "checked" -> {
          ticked = DocxRuns.isOn(value);
          told = true;
        }
        case "result" -> {
          chosen = number(value);
          told = true;
        }
        case "listEntry" -> entries.add(value);
        default -> {}
      }
    }
    if (box) {
      return ticked ? "\u2612" : "\u2610";
    }
    return chosen < entries.size() ? entries.get(chosen) : "";
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
  }
}
