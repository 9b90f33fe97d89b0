// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What parties are called by what they do: the buyer, the landlord. */
final class Roles {
  /** Each party of them, or all. */
  static final String EACH = "each party";

  /** Words for one role, one role a line; the first is its name. */
  private static final String ROLES =
      """
      buyer purchaser vendee kaufer kauferin acheteur acquereur comprador compradora
      seller vendor verkaufer verkauferin vendeur cedant vendedor vendedora
      landlord lessor vermieter vermieterin verpachter bailleur arrendador arrendadora
      tenant lessee renter mieter mieterin pachter locataire preneur arrendatario arrendataria inquilino
      licensor lizenzgeber lizenzgeberin concedant licenciante
      licensee lizenznehmer lizenznehmerin licencie licenciatario
      sublicensee unterlizenznehmer
      subtenant sublessee untermieter untermieterin subarrendatario
      supplier lieferant lieferantin fournisseur proveedor
      customer client kunde kundin besteller bestellerin client cliente
      principal auftraggeber auftraggeberin mandant mandante
      contractor auftragnehmer auftragnehmerin unternehmer entrepreneur prestataire contratista
      subcontractor nachunternehmer subunternehmer subcontratista
      employer arbeitgeber arbeitgeberin employeur empleador
      employee arbeitnehmer arbeitnehmerin mitarbeiter salarie empleado empleada trabajador
      lender darlehensgeber kreditgeber preteur prestamista
      borrower darlehensnehmer kreditnehmer emprunteur prestatario
      franchisor franchisegeber franchiseur franquiciador
      franchisee franchisenehmer franchise franquiciado
      owner eigentumer proprietaire propietario
      company gesellschaft societe sociedad compania
      consultant berater beraterin consultor
      executive
      distributor vertriebshandler distributeur distribuidor
      reseller
      dealer handler
      agent vertreter agente
      guarantor burge garant garante
      sponsor
      manufacturer hersteller fabricant fabricante
      provider anbieter proveedor
      publisher verlag verlegerin editeur
      author autor autorin auteur
      investor
      carrier frachtfuhrer transporteur transportista
      insurer versicherer assureur aseguradora asegurador
      insured versicherungsnehmer assure asegurado
      trustee treuhander
      grantor
      grantee
      assignor zedent
      assignee zessionar
      obligor schuldner debtor debiteur deudor
      obligee glaubiger creditor creancier acreedor
      pledgor
      pledgee
      transferor
      transferee
      recipient empfanger destinataire destinatario
      discloser
      indemnitor
      indemnitee
      affiliate
      shareholder aktionar actionnaire accionista
      manager
      operator betreiber
      developer
      mortgagor
      mortgagee
      consignor
      consignee
      payer zahler
      payee zahlungsempfanger
      bailor
      bailee
      optionor
      optionee
      donor
      donee
      settlor trustor
      beneficiary begunstigter beneficiaire beneficiario
      drawer
      drawee
      offeror
      offeree
      plaintiff klager klagerin
      defendant beklagter beklagte
      claimant
      respondent
      applicant antragsteller antragstellerin
      witness zeuge zeugin temoin testigo
      mother mutter
      father vater
      user nutzer benutzer
      bank
      """;

  private static final Map<String, String> WORDS = new HashMap<>();
  private static final List<String> ENDINGS = List.of("s", "n", "en", "es");

  static {
    ROLES
        .lines()
        .map(line -> line.split(" "))
        .forEach(
            words -> {
              for (String word : words) {
                WORDS.putIfAbsent(word, words[0]);
              }
            });
  }

  private static final Pattern PAIR =
      Pattern.compile("(?<role>\\w{4,}(?:geber|nehmer))(?:s|n|in|innen)?");

  private Roles() {}

  /** The role that a word names, in any of its forms; "Sicherungsgeber" has its own. */
  static Optional<String> of(String key) {
    String role = WORDS.get(key);
    Matcher pair = PAIR.matcher(key);
    if (role == null && pair.matches()) {
      role = pair.group("role");
    }
    for (String ending : ENDINGS) {
      if (role == null && key.endsWith(ending)) {
        role = WORDS.get(key.substring(0, key.length() - ending.length()));
      }
    }
    return Optional.ofNullable(role);
  }

  /** "Either party", "the receiving party": the role of a word for party by the one before. */
  static Optional<String> party(String before, String key) {
    if (!key.matches("part(?:y|ies|ei|eien|ie|e|es)")) {
      return Optional.empty();
    }
    return switch (before) {
      case "either", "each", "every", "any", "jede", "both", "beide", "chaque", "cada", "ambas" ->
          Optional.of(EACH);
      case "disclosing",
          "receiving",
          "indemnifying",
          "indemnified",
          "defaulting",
          "breaching",
          "terminating",
          "other",
          "third",
          "first",
          "second",
          "paying",
          "requesting",
          "neither",
          "no" ->
          Optional.of(before.equals("neither") || before.equals("no") ? EACH : before + " party");
      default -> Optional.empty();
    };
  }
}
