// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.note;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Bytes to text: by their byte order mark; else UTF-16 or UTF-32 if what comes out is text; else
 * UTF-8 if the bytes are, or nearly all, with U+FFFD for those that are not; else by a guess, which
 * is said: where characters have several bytes by juniversalchardet (Mozilla's), where they have
 * one by the letters that come out, since any bytes are text in those encodings and its guesses
 * among them were wrong for short texts.
 */
public final class TextDecoder {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final double CONTROLS = 0.02;

  /** Where a disk or a line failed, zeros stand within a text; more of them are no text. */
  private static final double ZEROS = 0.005;

  /** What fits an alphabet so well is text in it. */
  private static final double FITS = 0.9;

  private static final int LOOKED_AT = 1 << 20;
  private static final int SAMPLE = 1 << 16;

  /** What the detector calls a Java charset. */
  private static final Map<String, String> NAMES =
      Map.of("GB18030", "GB18030", "HZ-GB-23121", "GBK", "EUC-TW", "x-EUC-TW");

  /** Encodings of one byte a character; of two in which a text fits as well, the first is taken. */
  private static final List<String> OF_ONE_BYTE =
      List.of(
          "windows-1252",
          "windows-1251",
          "windows-1250",
          "windows-1254",
          "windows-1253",
          "windows-1255",
          "windows-1256",
          "windows-1257",
          "ISO-8859-15",
          "ISO-8859-2",
          "ISO-8859-5",
          "ISO-8859-7",
          "ISO-8859-6",
          "ISO-8859-9",
          "KOI8-R",
          "KOI8-U",
          "IBM866",
          "x-MacCyrillic",
          "x-MacRoman",
          "IBM850",
          "IBM852");

  /** Of Windows, of old Macs, and as some programs write the former twice over. */
  private static final Pattern BREAKS = Pattern.compile("\r+\n|\r");

  private static final Pattern FILLING = Pattern.compile("\\x00++$");

  private static final String ESCAPED = "\u001B$";

  /** ISO-2022-KR and -CN say so once; from then on two controls shift between alphabets. */
  private static final String SHIFTED = "\u001B$)";

  /** A text, and its encoding if that was guessed. */
  public record Decoded(String text, Optional<String> guess) {}

  private TextDecoder() {}

  /** Whether the first bytes of a file look like text in one of these encodings. */
  public static boolean isText(byte[] start) {
    if (bom(start) > 0 || WideText.of(start).isPresent()) {
      return true;
    }
    int controls = 0;
    boolean shifts = new String(start, ISO_8859_1).contains(SHIFTED);
    int end = withoutFilling(start);
    int zeros = 0;
    for (byte b : Arrays.copyOf(start, end)) {
      zeros += b == 0 ? 1 : 0;
      boolean usual = b == '\n' || b == '\r' || b == '\t' || b == '\f' || b == 0x1B;
      usual |= shifts && (b == 0x0E || b == 0x0F);
      controls += (b >= 0 && b < 0x20 && !usual) || b == 0x7F ? 1 : 0;
    }
    return zeros <= 1 + ZEROS * end && controls <= CONTROLS * end && (end > 0 || start.length == 0);
  }

  /** Where a file ends that is filled up with zeros. */
  private static int withoutFilling(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] == 0) {
      end--;
    }
    return end;
  }

  /** The text without its byte order mark, each line break as {@code \n}. */
  public static Decoded decode(byte[] bytes) {
    int bom = bom(bytes);
    ByteBuffer body = ByteBuffer.wrap(bytes, bom, bytes.length - bom);
    if (bom == 2 || bom == 4) {
      return decoded(ofMark(bytes, bom).decode(body).toString(), Optional.empty());
    }
    Optional<Charset> wide = bom > 0 ? Optional.empty() : WideText.of(bytes);
    if (wide.isPresent()) {
      return decoded(wide.get().decode(body).toString(), wide.map(Charset::name));
    }
    Optional<String> utf8 = strictly(StandardCharsets.UTF_8, body);
    if (utf8.isPresent() && !utf8.get().contains(ESCAPED)) {
      return decoded(utf8.get(), Optional.empty());
    }
    if (bom > 0) {
      return decoded(StandardCharsets.UTF_8.decode(body).toString(), Optional.empty());
    }
    Optional<Charset> guess = guess(bytes);
    if (guess.isPresent() && hasSeveralBytes(guess.get())) {
      Optional<String> guessed = strictly(guess.get(), body);
      if (guessed.isPresent() && !DamagedUtf8.isLikely(body, DamagedUtf8.AGAINST_SEVERAL)) {
        return decoded(guessed.get(), guess.map(Charset::name));
      }
    }
    if (utf8.isEmpty() && fit(body) < FITS) {
      Optional<Charset> several = SeveralBytes.of(sample(body));
      Optional<String> text = several.flatMap(charset -> strictly(charset, body));
      if (text.isPresent()) {
        return decoded(text.get(), several.map(Charset::name));
      }
    }
    if (utf8.isEmpty() && DamagedUtf8.isLikely(body, DamagedUtf8.AGAINST_ONE_BYTE)) {
      return decoded(StandardCharsets.UTF_8.decode(body).toString(), Optional.empty());
    }
    return utf8.isPresent()
        ? decoded(utf8.get(), Optional.empty())
        : ofOneByte(body, guess.map(Charset::name));
  }

  /** How well it fits the alphabet of a language in the best of the encodings of one byte. */
  private static double fit(ByteBuffer body) {
    ByteBuffer sample = sample(body);
    return OF_ONE_BYTE.stream()
        .flatMap(name -> strictly(Charset.forName(name), sample).stream())
        .mapToDouble(AlphabetFit::of)
        .max()
        .orElse(0);
  }

  /** The text as it fits best. */
  private static Decoded ofOneByte(ByteBuffer body, Optional<String> guess) {
    Set<String> names = new LinkedHashSet<>(OF_ONE_BYTE.subList(0, 1));
    guess.ifPresent(names::add); // it knows Hebrew from the small letters of windows-1251
    names.addAll(OF_ONE_BYTE);
    ByteBuffer sample = sample(body);
    Map<String, Double> fits = new LinkedHashMap<>();
    for (String name : names) {
      strictly(Charset.forName(name), sample)
          .ifPresent(text -> fits.put(name, AlphabetFit.of(text)));
    }
    return fits.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .flatMap(
            name ->
                strictly(Charset.forName(name), body)
                    .map(text -> decoded(text, Optional.of(name)))
                    .stream())
        .findFirst()
        .orElseGet(() -> decoded(WINDOWS.decode(body).toString(), Optional.of(WINDOWS.name())));
  }

  /** From a little before the first byte that is not ASCII. */
  private static ByteBuffer sample(ByteBuffer body) {
    int first = body.position();
    while (first < body.limit() && body.get(first) >= 0) {
      first++;
    }
    int start = Math.max(body.position(), first - SAMPLE / 8);
    return body.duplicate().position(start).limit(Math.min(body.limit(), start + SAMPLE)).slice();
  }

  private static Decoded decoded(String text, Optional<String> guess) {
    String lines = text.indexOf('\r') < 0 ? text : BREAKS.matcher(text).replaceAll("\n");
    return new Decoded(lines.indexOf(0) < 0 ? lines : withoutZeros(lines), guess);
  }

  /** A zero within a text is a character that got lost; those at its end only fill the file up. */
  private static String withoutZeros(String text) {
    return FILLING.matcher(text).replaceFirst("").replace('\0', '\uFFFD');
  }

  private static Optional<Charset> guess(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(bytes.length, SAMPLE), ISO_8859_1);
    int shifted = start.indexOf(SHIFTED);
    if (shifted >= 0) {
      boolean korean = start.startsWith("C", shifted + SHIFTED.length());
      return Optional.of(Charset.forName(korean ? "ISO-2022-KR" : "ISO-2022-CN"));
    }
    UniversalDetector detector = new UniversalDetector();
    detector.handleData(bytes, 0, Math.min(bytes.length, LOOKED_AT));
    detector.dataEnd();
    String name = detector.getDetectedCharset();
    if (name == null || name.equals("UTF-8") || name.equals("US-ASCII")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Charset.forName(NAMES.getOrDefault(name, name)));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> strictly(Charset charset, ByteBuffer bytes) {
    try {
      CharBuffer text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(bytes.duplicate());
      return Optional.of(text.toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** Whether some of its characters take more than one byte. */
  static boolean hasSeveralBytes(Charset charset) {
    return !charset.canEncode() || charset.newEncoder().maxBytesPerChar() > 1;
  }

  private static Charset ofMark(byte[] b, int bom) {
    boolean big = b[0] == (byte) 0xFE || b[0] == 0;
    return bom == 4
        ? Charset.forName(big ? "UTF-32BE" : "UTF-32LE")
        : big ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
  }

  /** The length of the byte order mark, 0 if there is none. */
  private static int bom(byte[] b) {
    if (b.length >= 3 && b[0] == (byte) 0xEF && b[1] == (byte) 0xBB && b[2] == (byte) 0xBF) {
      return 3;
    }
    boolean little = b.length >= 2 && b[0] == (byte) 0xFF && b[1] == (byte) 0xFE;
    if (little && b.length >= 4 && b[2] == 0 && b[3] == 0) {
      return 4;
    }
    boolean big4 =
        b.length >= 4 && b[0] == 0 && b[1] == 0 && b[2] == (byte) 0xFE && b[3] == (byte) 0xFF;
    if (big4) {
      return 4;
    }
    return little || (b.length >= 2 && b[0] == (byte) 0xFE && b[1] == (byte) 0xFF) ? 2 : 0;
  }
}
