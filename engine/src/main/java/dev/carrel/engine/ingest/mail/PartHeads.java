// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.mail;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.ParserCursor;
import org.apache.james.mime4j.stream.RawBody;
import org.apache.james.mime4j.stream.RawFieldParser;
import org.apache.james.mime4j.util.ByteSequence;
import org.apache.james.mime4j.util.ContentUtil;
import org.apache.james.mime4j.util.MimeParameterMapping;

/**
 * What the heads of a part say of it.
 *
 * @param disposition such as "attachment", in lower case; empty if it is not said
 * @param name of its file; empty if it has none
 * @param flowed how its lines go on (RFC 3676)
 */
record PartHeads(String disposition, String name, Flowed flowed) {
  static final PartHeads NONE = new PartHeads("", "", Flowed.NOT);

  /** Whether a blank at a line's end says that it goes on, and whether the blank is text. */
  enum Flowed {
    NOT,
    WITH_BLANKS,
    WITHOUT_BLANKS
  }

  /** By the head Content-Disposition, whose name rules, or Content-Type. */
  PartHeads with(String head, String body) {
    ByteSequence bytes = ContentUtil.encode(StandardCharsets.UTF_8, body);
    RawBody parsed =
        RawFieldParser.DEFAULT.parseRawBody(bytes, new ParserCursor(0, bytes.length()));
    boolean ofDisposition = head.equals("content-disposition");
    String said = nameIn(parsed.getParams(), ofDisposition ? "filename" : "name");
    boolean rules = !said.isEmpty() && (ofDisposition || name.isEmpty());
    return new PartHeads(
        ofDisposition ? String.valueOf(parsed.getValue()).toLowerCase(Locale.ROOT) : disposition,
        rules ? said : name,
        ofDisposition ? flowed : flowed(parsed.getParams()));
  }

  private static Flowed flowed(List<NameValuePair> parameters) {
    boolean flowed = false;
    boolean without = false;
    for (NameValuePair each : parameters) {
      flowed |=
          "format".equalsIgnoreCase(each.getName()) && "flowed".equalsIgnoreCase(each.getValue());
      without |=
          "delsp".equalsIgnoreCase(each.getName()) && "yes".equalsIgnoreCase(each.getValue());
    }
    return !flowed ? Flowed.NOT : without ? Flowed.WITHOUT_BLANKS : Flowed.WITH_BLANKS;
  }

  /** As RFC 2231 has it, in pieces or not; or, as many write it, in encoded words. */
  private static String nameIn(List<NameValuePair> parameters, String key) {
    MimeParameterMapping mapping = new MimeParameterMapping();
    String plain = "";
    for (NameValuePair each : parameters) {
      if (each.getName() != null && each.getValue() != null) {
        mapping.addParameter(each.getName().toLowerCase(Locale.ROOT), each.getValue());
        plain = each.getName().equalsIgnoreCase(key) ? each.getValue() : plain;
      }
    }
    String mapped = mapping.get(key);
    String found = mapped == null ? plain : mapped;
    return DecoderUtil.decodeEncodedWords(found, DecodeMonitor.SILENT)
        .replaceAll("[\\s\\p{Cntrl}]+", " ")
        .strip();
  }
}
