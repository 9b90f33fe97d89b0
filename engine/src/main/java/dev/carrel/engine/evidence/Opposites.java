// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Words that say the contrary of each other. */
final class Opposites {
  private static final String PAIRS =
      """
      before after|prior after|before following|prior following|before upon
      increase decrease|increases decreases|include exclude|includes excludes|included excluded
      including excluding|exclusive nonexclusive|written oral|gross net|first last|earlier later
      allow prohibit|domestic foreign|domestic international|public private|mutual unilateral
      sole joint|solely jointly|maximum minimum|direct indirect|terminate renew|own others|own other|ihre anderen|eigenen anderen|terminate continue
      survive end|survives ends|survive terminate|survives terminates|survive expire|survives expires
      survive cease|survive lapse
      terminated renewed|start end|begin end|commence expire|commences expires|commencement expiration
      beginning end|accept reject|approve refuse|perpetual limited|buy sell|purchase sale|lend borrow
      pay receive|pays receives|higher lower|more less|internal external|majority minority|jointly severally
      limited unlimited|assets liabilities|north south|east west|above below|either both|and or
      transferable nontransferable|revocable irrevocable|refundable nonrefundable|in out
      begins ends|begins expires|begins terminates|starts ends|starts expires|began ended
      commences ends|commences terminates|commenced ended|commenced expired|greater lesser|greater smaller|larger smaller|longer shorter|highest lowest|largest smallest
      longest shortest|older younger|advance arrears|fixed floating|fixed variable|early late
      earliest latest|voluntary mandatory|voluntary compulsory|optional mandatory|optional compulsory
      accept decline|accepts declines|accepts rejects|accepts refuses|accepted rejected
      accepted refused|accepted declined|approves rejects|approved rejected|approved refused
      grant refuse|grants refuses|grants revokes|granted refused|granted denied|granted revoked
      increase reduce|increases reduces|increased reduced|increased decreased|increasing decreasing
      raise reduce|raised reduced|raised lowered|raises lowers|rise fall|rises falls|add delete
      add remove|added deleted|added removed|inside outside|upper lower|temporary permanent
      partial full|partially fully|partly fully|import export|imports exports|imported exported
      inbound outbound|incoming outgoing|upgrade downgrade|debit credit|calendar fiscal|pretax posttax
      inclusive exclusive|senior junior|parent subsidiary|plaintiff defendant|open closed|opens closes
      appoints dismisses|appointed dismissed|confirms denies|confirmed denied|complies breaches
      complied breached|always never|listed delisted|activate deactivate|activates deactivates
      activated deactivated|simple compound|secured unsecured|win lose
      mietet vermietet|mieten vermieten|pachtet verpachtet|kauft verkauft|kaufen verkaufen
      gekauft verkauft|erhohung senkung|erhohung minderung|erhohen senken|erhoht gesenkt
      gewahrt verweigert|gewahren verweigern|genehmigt abgelehnt|erlaubt verboten|erlaubt untersagt
      inkl zzgl|inklusive zuzuglich|einschliesslich zuzuglich|voraus nachtraglich
      vorschussig nachschussig|fest variabel|freiwillig verpflichtend|fruher spater|hoher niedriger
      hochste niedrigste|grosser kleiner|langer kurzer|letzten ersten|letzte erste|letzter erster
      vollstandig teilweise|gewinn verlust|gutschrift lastschrift|innerhalb ausserhalb|immer nie
      accepte refuse|accepter refuser|augmente diminue|augmenter diminuer|augmentation diminution
      augmentation reduction|achete vend|acheter vendre|premier dernier|premiere derniere
      premiers derniers|premieres dernieres|fixe variable|facultatif obligatoire
      facultative obligatoire|gain perte|interieur exterieur|toujours jamais
      acepta rechaza|aceptar rechazar|aumenta reduce|aumentar reducir|aumento reduccion
      compra vende|comprar vender|primer ultimo|primera ultima|primeros ultimos|primeras ultimas
      fijo variable|fija variable|voluntario obligatorio|voluntaria obligatoria|mayor menor
      ganancia perdida|permite prohibe|siempre nunca|importacion exportacion
      vor nach|erhoht senkt|einschliesslich ausschliesslich|schriftlich mundlich|brutto netto
      kauf verkauf|beginn ende|beginnt endet|mindestens hochstens|inklusive exklusive
      avant apres|inclus exclu|ecrit oral|brut net|debut fin|commence prend|achat vente
      antes despues|incluye excluye|escrito oral|bruto neto|comienza termina|inicio fin|compra venta
      """;

  /** Before a word that it makes its contrary. */
  private static final List<String> PREFIXES =
      List.of("non", "un", "in", "im", "ir", "dis", "nicht", "il");

  /** Both may stand in one sentence for other reasons. */
  private static final Set<String> LEFT_OUT = Set.of("and", "or", "in", "out");

  private static final Map<String, Set<String>> CONTRARIES = new HashMap<>();

  static {
    for (String pair : PAIRS.strip().split("[|\\n]", -1)) {
      String[] words = pair.strip().split(" ");
      if (!LEFT_OUT.contains(words[0])) {
        CONTRARIES.computeIfAbsent(words[0], word -> new HashSet<>()).add(words[1]);
        CONTRARIES.computeIfAbsent(words[1], word -> new HashSet<>()).add(words[0]);
      }
    }
  }

  private Opposites() {}

  /** A word of a quote that says the contrary of one of a sentence's, which the quote lacks. */
  static Optional<Term> between(List<Term> sentence, List<Term> quote) {
    Set<String> said = words(sentence);
    Set<String> stands = words(quote);
    for (String word : said) {
      if (!stands.contains(word)) {
        Optional<Term> contrary =
            quote.stream()
                .filter(Term::isWord)
                .filter(t -> !said.contains(t.key()) && isContrary(word, t.key()))
                .findFirst();
        if (contrary.isPresent()) {
          return contrary;
        }
      }
    }
    return Optional.empty();
  }

  private static Set<String> words(List<Term> terms) {
    return terms.stream().filter(Term::isWord).map(Term::key).collect(Collectors.toSet());
  }

  private static boolean isContrary(String a, String b) {
    return CONTRARIES.getOrDefault(a, Set.of()).contains(b)
        || PREFIXES.stream().anyMatch(p -> isPrefixed(p, a, b) || isPrefixed(p, b, a));
  }

  private static boolean isPrefixed(String prefix, String longer, String shorter) {
    return shorter.length() >= 5
        && longer.startsWith(prefix)
        && longer.length() == prefix.length() + shorter.length()
        && longer.endsWith(shorter);
  }
}
