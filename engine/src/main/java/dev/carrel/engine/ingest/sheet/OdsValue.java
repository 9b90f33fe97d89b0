// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.sheet;

import dev.carrel.engine.ingest.flow.SafeXml;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import javax.xml.stream.XMLStreamReader;

/**
 * The value of a cell that a file keeps beside the text that is shown; read where a program wrote
 * no such text (ISO/IEC 26300-3, 19.385).
 */
final class OdsValue {
  private OdsValue() {}

  /** At the start of a cell; empty text if it has none. */
  static String of(XMLStreamReader cell) {
    String value = SafeXml.attribute(cell, "value");
    return switch (SafeXml.attribute(cell, "value-type")) {
      case "percentage" -> percent(value);
      case "currency" -> (value + " " + SafeXml.attribute(cell, "currency")).strip();
      case "date" -> SafeXml.attribute(cell, "date-value").replace('T', ' ');
      case "time" -> clock(SafeXml.attribute(cell, "time-value"));
      case "boolean" -> SafeXml.attribute(cell, "boolean-value").equals("true") ? "TRUE" : "FALSE";
      case "string" -> SafeXml.attribute(cell, "string-value");
      default -> value;
    };
  }

  private static String percent(String value) {
    try {
      BigDecimal share = new BigDecimal(value.strip()).movePointRight(2);
      return share.stripTrailingZeros().toPlainString() + "%";
    } catch (NumberFormatException e) {
      return value;
    }
  }

  private static String clock(String value) {
    try {
      Duration time = Duration.parse(value);
      return "%02d:%02d".formatted(time.toHours(), time.toMinutesPart());
    } catch (DateTimeException e) {
      return value;
    }
  }
}
