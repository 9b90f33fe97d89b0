// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.note;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two sentences are enough to find an encoding that nothing names. */
class TextDecoderTest {
  private static final String RUSSIAN =
      "Договор аренды. Арендатор уплачивает 3000 рублей ежемесячно. Срок договора два года.";
  private static final String CZECH =
      "Nájemní smlouva. Nájemce platí 3000 korun měsíčně. Výpovědní lhůta činí tři měsíce.";
  private static final String POLISH =
      "Umowa najmu. Najemca płaci czynsz 3000 złotych miesięcznie. Okres wynosi trzy miesiące.";
  private static final String TURKISH =
      "Kira sözleşmesi. Kiracı aylık 3000 lira öder. Sözleşme süresi iki yıldır.";
  private static final String GERMAN =
      "Der Mieter zahlt für die Räume „Süd“ 3.000 € monatlich. Die Kündigungsfrist: 3 Monate.";
  private static final String FRENCH =
      "Le locataire paie un loyer de 3 000 € par mois. Le délai de congé, c’est à noter, dès août.";
  private static final String HUNGARIAN =
      "A bérlő havi 3000 forintot fizet. A bérleti szerződés időtartama két év, őszi kezdettel.";
  private static final String PORTUGUESE =
      "O locatário não paga as obrigações e condições. Três meses de caução são devidos.";
  private static final String GREEK =
      "Μισθωτήριο συμβόλαιο. Ο μισθωτής καταβάλλει μίσθωμα 3000 ευρώ το μήνα.";
  private static final String HEBREW = "חוזה שכירות. השוכר ישלם דמי שכירות של 3000 שקלים בחודש.";
  private static final String ARABIC = "عقد إيجار. يدفع المستأجر أجرة قدرها 3000 درهم شهريا.";
  private static final String UKRAINIAN =
      "Договір оренди. Орендар сплачує щомісяця 3000 гривень. Строк дії договору – два роки.";
  private static final String JAPANESE = "賃貸借契約。賃料は月額十二万円とする。契約の期間は二年とする。敷金は三か月分とする。";
  private static final String CHINESE = "租賃契約。承租人每月支付租金三千元。契約期間為二年。";
  private static final String KOREAN = "임대차 계약. 임차인은 매월 삼십만 원의 임대료를 지급한다. 계약 기간은 이 년으로 한다.";

  private static String text(String language) {
    return switch (language) {
      case "ru" -> RUSSIAN;
      case "uk" -> UKRAINIAN;
      case "cs" -> CZECH;
      case "pl" -> POLISH;
      case "hu" -> HUNGARIAN;
      case "tr" -> TURKISH;
      case "pt" -> PORTUGUESE;
      case "de" -> GERMAN;
      case "fr" -> FRENCH;
      case "el" -> GREEK;
      case "he" -> HEBREW;
      case "ar" -> ARABIC;
      case "ja" -> JAPANESE;
      case "zh" -> CHINESE;
      case "ko" -> KOREAN;
      default -> throw new IllegalArgumentException(language);
    };
  }

  @ParameterizedTest
  @CsvSource({
    "ru, windows-1251", "ru, KOI8-R", "ru, ISO-8859-5", "ru, IBM866", "ru, UTF-16LE",
    "ru, UTF-16BE", "uk, windows-1251", "cs, windows-1250", "pl, windows-1250", "pl, ISO-8859-2",
    "hu, windows-1250", "pt, windows-1252", "tr, windows-1254", "de, windows-1252",
        "de, ISO-8859-15",
    "de, UTF-16LE", "de, UTF-32BE", "fr, windows-1252", "fr, UTF-16BE", "el, windows-1253",
    "el, ISO-8859-7", "he, windows-1255", "ar, windows-1256", "ar, UTF-16LE", "ja, Shift_JIS",
    "ja, EUC-JP", "ja, ISO-2022-JP", "zh, Big5", "ko, EUC-KR", "ko, ISO-2022-KR",
    "ko, UTF-16BE"
  })
  void twoSentencesAreReadInTheEncodingTheyAreIn(String language, String encoding) {
    String text = text(language).replace("„Süd“", encoding.equals("ISO-8859-15") ? "Süd" : "„Süd“");
    byte[] bytes = (text + "\r\n").getBytes(Charset.forName(encoding));
    assertTrue(TextDecoder.isText(bytes));
    TextDecoder.Decoded decoded = TextDecoder.decode(bytes);
    assertEquals(text + "\n", decoded.text());
    assertTrue(decoded.guess().isPresent(), "a guess is said");
  }

  @Test
  void anEncodingThatCanOnlyBeReadIsReadNamedOrNot() {
    byte[] chinese = "\u001B$)A\u000EVPND\u000F.".getBytes(StandardCharsets.US_ASCII);
    assertTrue(TextDecoder.isText(chinese));
    assertEquals("中文.", TextDecoder.decode(chinese).text());
    assertEquals("中文.", NamedText.of(chinese, "ISO-2022-CN", true).text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"windows-1251", "KOI8-R", "ISO-8859-5", "IBM866"})
  void capitalsAreNotTheSmallLettersOfAnotherEncoding(String encoding) {
    String text = "ДОГОВОР АРЕНДЫ. АРЕНДАТОР УПЛАЧИВАЕТ 3000 РУБЛЕЙ.";
    assertEquals(text, TextDecoder.decode(text.getBytes(Charset.forName(encoding))).text());
  }

  @Test
  void aWordOrAPriceIsReadAsMostAre() {
    for (String text :
        new String[] {
          "Müller",
          "Miete: 500 €",
          "20 °C",
          "Acme® – “as is”",
          "80 m²",
          "5 µg",
          "50 µm",
          "2 µl/ml",
          "ações",
          "informações",
          "São Paulo",
          "§ 5",
          "§§ 3 und 4",
          "naïve",
          "½ Tasse",
          "Ærø",
          "Åse",
          "Füße",
          "¿Qué?",
          "£ 20",
          "± 2 %"
        }) {
      byte[] bytes = text.getBytes(Charset.forName("windows-1252"));
      assertEquals(
          new TextDecoder.Decoded(text, Optional.of("windows-1252")), TextDecoder.decode(bytes));
    }
  }

  /** Letters of languages whose encodings differ in few places. */
  @ParameterizedTest
  @CsvSource({
    "Kiracı her ayın beşinde kirayı öder., windows-1254",
    "Kiracı her ayın beşinde kirayı öder., ISO-8859-9",
    "Það er þetta sem skiptir máli og íþróttir líka., windows-1252",
    "Nový byt a starý dům, windows-1250",
    "Īrnieks maksā īri katru mēnesi. Līgums beidzas decembrī un nav pagarināms., windows-1257",
    "L'île est là; le maître paraît; la forêt plaît, windows-1252",
    "Άρθρο 1. Ο μισθωτής καταβάλλει το μίσθωμα. Άρθρο 2., windows-1253",
    "Άρθρο 1. Ο μισθωτής καταβάλλει το μίσθωμα. Άρθρο 2., ISO-8859-7",
    "Der Käufer zahlt. Größe: 5 m²., IBM850",
    "Der Käufer zahlt „sofort“. Größe: 5 m²., windows-1252"
  })
  void lettersThatNoWordEndsOrBeginsWithTellLanguagesApart(String text, String encoding) {
    assertEquals(text, TextDecoder.decode(text.getBytes(Charset.forName(encoding))).text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"one\r\ntwo\r\n", "one\rtwo\r", "one\ntwo\n", "one\r\r\ntwo\r\r\n"})
  void linesEndHoweverTheirProgramEndedThem(String text) {
    assertEquals("one\ntwo\n", TextDecoder.decode(text.getBytes(StandardCharsets.UTF_8)).text());
  }

  @Test
  void aWordInUtf8IsNotGuessed() {
    for (String text : new String[] {"5 µg", "ações", "§ 5", "Müller", "½"}) {
      assertEquals(
          new TextDecoder.Decoded(text, Optional.empty()),
          TextDecoder.decode(text.getBytes(StandardCharsets.UTF_8)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ru", "uk", "cs", "pl", "hu", "tr", "pt", "de", "el", "he", "ja", "zh"})
  void aFewDamagedBytesInUtf8MakeNoOtherEncoding(String language) {
    byte[] bytes = (text(language) + "\n" + text(language)).getBytes(StandardCharsets.UTF_8);
    Random random = new Random(4);
    for (int i = 0; i < 50; i++) {
      byte[] damaged = bytes.clone();
      int at = random.nextInt(bytes.length - 8);
      damaged[at] = (byte) 0xFF;
      TextDecoder.Decoded decoded = TextDecoder.decode(damaged);
      String before = new String(bytes, 0, at, StandardCharsets.UTF_8).replace("\uFFFD", "");
      assertEquals(Optional.empty(), decoded.guess(), language + " at " + at);
      assertTrue(decoded.text().startsWith(before + "\uFFFD"), decoded.text());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "本协议由甲乙双方签订，自签字之日起生效。",
        "本契約は署名の日から効力を生ずる。",
        "Договор",
        "Ηπαρούσασύμβαση",
        "هذاالعقدملزم",
        "สัญญานี้มีผลบังคับใช้"
      })
  void aLineWithoutBlanksIsReadInUtf16WithoutAMark(String text) {
    for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      byte[] bytes = text.getBytes(charset);
      assertTrue(TextDecoder.isText(bytes), text + charset);
      assertEquals(
          new TextDecoder.Decoded(text, Optional.of(charset.name())), TextDecoder.decode(bytes));
    }
  }

  @Test
  void zerosWithinATextAreLostCharactersAndThoseBehindItFillTheFile() {
    String text = "The fee is five thousand dollars a year, payable in advance.\n".repeat(20);
    byte[] bytes =
        (text + "It is $5\0,000." + text + "\0".repeat(700)).getBytes(StandardCharsets.UTF_8);
    assertTrue(TextDecoder.isText(bytes));
    assertEquals(text + "It is $5\uFFFD,000." + text, TextDecoder.decode(bytes).text());
    assertFalse(TextDecoder.isText(new byte[1000]));
    assertFalse(TextDecoder.isText(text.replace(' ', '\0').getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void coloursOfATerminalMakeNoJapanese() {
    String text = "a \u001B[31mred\u001B[0m word and \u001B$ more";
    assertEquals(
        new TextDecoder.Decoded(text, Optional.empty()),
        TextDecoder.decode(text.getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void bytesAtRandomWithZerosAreNoText() {
    Random random = new Random(14);
    for (int i = 0; i < 200; i++) {
      byte[] bytes = new byte[64 + random.nextInt(4000)];
      random.nextBytes(bytes);
      for (int zero = 0; zero < bytes.length; zero += 5) {
        bytes[zero] = 0;
      }
      assertFalse(TextDecoder.isText(bytes));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "租金：三千元, GB18030", "賃料は月額, windows-31j", "賃料は月額十二万円, EUC-JP",
    "租金每月三千元, Big5", "租金三千元, UTF-16LE", "租金三千元, UTF-16BE"
  })
  void aLineOfChineseOrJapaneseIsEnoughToo(String text, String encoding) {
    TextDecoder.Decoded decoded = TextDecoder.decode(text.getBytes(Charset.forName(encoding)));
    assertEquals(text, decoded.text());
    assertTrue(decoded.guess().isPresent());
  }

  @ParameterizedTest
  @CsvSource({"Pr\u00e4mie f\u00e4llig, ISO-8859-1", "Привет всем, KOI8-R", "Straße, windows-1252"})
  void aLineInLettersIsNoChinese(String text, String encoding) {
    assertEquals(text, TextDecoder.decode(text.getBytes(Charset.forName(encoding))).text());
  }

  @Test
  void aNameThatIsNotTrueOfAnEncodingIsNotBelievedAndThatIsSaid() {
    byte[] utf8 = "Gebühr €5".getBytes(StandardCharsets.UTF_8);
    assertEquals(
        new NamedText("Gebühr €5", Optional.of("UTF-8, for it is not the named iso-8859-1")),
        NamedText.of(utf8, "iso-8859-1", true));
    byte[] windows = "Gebühr €5".getBytes(Charset.forName("windows-1252"));
    assertEquals(
        new NamedText("Gebühr €5", Optional.of("windows-1252, for it is not the named utf-8")),
        NamedText.of(windows, "utf-8", true));
    // What is called so is more than its standard.
    byte[] gbk = "租金三千鎔".getBytes(Charset.forName("GBK"));
    assertEquals(new NamedText("租金三千鎔", Optional.empty()), NamedText.of(gbk, "gb2312", true));
  }
}
