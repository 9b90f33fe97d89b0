// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Numbers as they are written in other scripts than Latin (ISO/IEC 29500-1, 17.18.59). */
final class NumberScripts {
  private static final int MOST_REPEATED = 30;

  /** Letters in their order; behind the last one they are doubled. */
  private static final Map<String, String> LETTERS =
      Map.ofEntries(
          Map.entry("russianLower", "абвгдежзиклмнопрстуфхцчшщыэюя"),
          Map.entry("hebrew2", "אבגדהוזחטיכלמנסעפצקרשת"),
          Map.entry("arabicAlpha", "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"),
          Map.entry("arabicAbjad", "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"),
          Map.entry("thaiLetters", "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"),
          Map.entry("greekLower", "αβγδεζηθικλμνξοπρστυφχψω"),
          Map.entry("ganada", "가나다라마바사아자차카타파하"),
          Map.entry("chosung", "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"),
          Map.entry("aiueo", "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ"),
          Map.entry("aiueoFullWidth", "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"),
          Map.entry("iroha", "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽ"),
          Map.entry("irohaFullWidth", "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"));

  /** Signs for the first numbers; others are written in digits. */
  private static final Map<String, String> SIGNS =
      Map.of(
          "ideographTraditional", "甲乙丙丁戊己庚辛壬癸",
          "ideographZodiac", "子丑寅卯辰巳午未申酉戌亥",
          "ideographEnclosedCircle", "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
          "decimalEnclosedCircle", "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
          "decimalEnclosedCircleChinese", "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
          "decimalEnclosedParen", "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
          "decimalEnclosedFullstop", "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛");

  /** Nought to nine, written one behind the other. */
  private static final Map<String, String> DIGITS =
      Map.of(
          "decimalFullWidth", "０１２３４５６７８９",
          "decimalFullWidth2", "０１２３４５６７８９",
          "ideographDigital", "〇一二三四五六七八九",
          "japaneseDigitalTenThousand", "〇一二三四五六七八九",
          "taiwaneseDigital", "○一二三四五六七八九",
          "koreanDigital", "영일이삼사오육칠팔구",
          "koreanDigital2", "零一二三四五六七八九",
          "thaiNumbers", "๐๑๒๓๔๕๖๗๘๙",
          "hindiNumbers", "०१२३४५६७८९");

  /** Nought to nine, then ten and perhaps a hundred and a thousand. */
  private static final Map<String, String> COUNTED =
      Map.of(
          "japaneseCounting", "〇一二三四五六七八九十百千",
          "koreanCounting", "영일이삼사오육칠팔구십백천",
          "chineseCounting", "○一二三四五六七八九十",
          "taiwaneseCounting", "○一二三四五六七八九十",
          "chineseCountingThousand", "零一二三四五六七八九十百千",
          "taiwaneseCountingThousand", "零一二三四五六七八九十百千",
          "japaneseLegal", "零壱弐参四伍六七八九拾百千",
          "chineseLegalSimplified", "零壹贰叁肆伍陆柒捌玖拾佰仟",
          "ideographLegalTraditional", "零壹貳參肆伍陸柒捌玖拾佰仟");

  private NumberScripts() {}

  /** A number as a format writes it; empty if the format is none of these. */
  static Optional<String> of(String format, int number) {
    if (number < 1) {
      return Optional.empty();
    }
    String letters = LETTERS.get(format.replace("Upper", "Lower"));
    if (letters != null) {
      String written = letter(letters, number);
      return Optional.of(format.endsWith("Upper") ? written.toUpperCase(Locale.ROOT) : written);
    }
    String signs = SIGNS.get(format);
    if (signs != null) {
      return Optional.of(
          number <= signs.length()
              ? signs.substring(number - 1, number)
              : Integer.toString(number));
    }
    String digits = DIGITS.get(format);
    if (digits != null) {
      return Optional.of(positions(digits, number));
    }
    String counted = COUNTED.get(format);
    if (counted != null) {
      return Optional.of(counted(format, counted, number));
    }
    return switch (format) {
      case "hebrew1" -> Optional.of(hebrew(number));
      case "hex" -> Optional.of(Integer.toHexString(number).toUpperCase(Locale.ROOT));
      case "numberInDash" -> Optional.of("- " + number + " -");
      default -> Optional.empty();
    };
  }

  private static String letter(String letters, int number) {
    int times = (number - 1) / letters.length() + 1;
    int at = (number - 1) % letters.length();
    return times > MOST_REPEATED
        ? Integer.toString(number)
        : letters.substring(at, at + 1).repeat(times);
  }

  private static String positions(String digits, int number) {
    StringBuilder written = new StringBuilder();
    for (char digit : Integer.toString(number).toCharArray()) {
      written.append(digits.charAt(digit - '0'));
    }
    return written.toString();
  }

  private static String counted(String format, String signs, int number) {
    boolean tensOnly = signs.length() == 11;
    if (number > 9999 || (tensOnly && number > 99)) {
      return positions(signs.substring(0, 10), number);
    }
    boolean legal = format.contains("egal");
    boolean chinese = signs.startsWith("零") && !format.startsWith("japanese");
    StringBuilder written = new StringBuilder();
    boolean gap = false;
    for (int place = 3; place >= 0; place--) {
      int digit = number / (int) Math.pow(10, place) % 10;
      if (digit == 0) {
        gap = !written.isEmpty();
        continue;
      }
      // One hundred is said in Chinese and with the signs of documents, and one ten behind it.
      boolean said =
          digit > 1 || place == 0 || legal || (chinese && (place > 1 || !written.isEmpty()));
      written.append(gap && chinese ? signs.substring(0, 1) : "");
      written.append(said ? signs.substring(digit, digit + 1) : "");
      written.append(place == 0 ? "" : signs.substring(9 + place, 10 + place));
      gap = false;
    }
    return written.toString();
  }

  /** By the letters' values; fifteen and sixteen are no part of a name. */
  private static String hebrew(int number) {
    String ones = "אבגדהוזחט";
    String tens = "יכלמנסעפצ";
    String hundreds = "קרשת";
    if (number > 499) {
      return Integer.toString(number);
    }
    StringBuilder written = new StringBuilder();
    if (number >= 100) {
      written.append(hundreds.charAt(number / 100 - 1));
    }
    int rest = number % 100;
    if (rest == 15 || rest == 16) {
      return written.append('ט').append(rest == 15 ? 'ו' : 'ז').toString();
    }
    if (rest >= 10) {
      written.append(tens.charAt(rest / 10 - 1));
    }
    if (rest % 10 > 0) {
      written.append(ones.charAt(rest % 10 - 1));
    }
    return written.toString();
  }
}
