// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Kinds of sentences that a passage does not bear out, each beside one that it does. */
class SupportRulesTest {
  private static boolean isSupported(String sentence, String quote) {
    return SupportTableTest.support(sentence, quote, "") instanceof Support.Supported;
  }

  private static void borneOut(String sentence, String quote) {
    assertTrue(isSupported(sentence, quote), () -> sentence + " / " + quote);
  }

  private static void notBorneOut(String sentence, String quote) {
    assertFalse(isSupported(sentence, quote), () -> sentence + " / " + quote);
  }

  @Test
  void a_sentence_with_another_word_at_the_same_place_is_not_borne_out() {
    notBorneOut("Costs are borne by the losing party.", "Costs are borne by the winning party.");
    notBorneOut("The loss is covered by the first policy.", "The loss is covered by a new policy.");
    borneOut("Title passes on delivery.", "Title to the goods shall pass on delivery.");
  }

  @Test
  void a_word_that_makes_more_of_a_statement_has_to_stand_in_the_passage() {
    notBorneOut("The fund has the sole right to vote.", "The fund has the right to vote.");
    notBorneOut("The licence is granted forever.", "The licence is granted.");
    borneOut(
        "The fund's right to vote is exclusive.", "The fund's sole right to vote is exclusive.");
  }

  @Test
  void what_was_promised_or_has_to_be_done_was_not_done() {
    notBorneOut("The member has paid the fee.", "The member has to pay the fee.");
    notBorneOut("The member paid the fee.", "The member promised to pay the fee.");
    borneOut("The member paid the fee.", "The member has paid the fee.");
  }

  @Test
  void a_party_with_the_name_of_a_deed_has_done_nothing() {
    borneOut("The insurer pays the insured $9.", "The insurer shall pay the insured $9.");
    notBorneOut("The insurer paid the insured $9.", "The insurer shall pay the insured $9.");
  }

  @Test
  void what_is_asked_tried_or_left_to_others_is_not_done() {
    notBorneOut("The club will repair the roof.", "The club will try to repair the roof.");
    notBorneOut("The club may leave.", "The club may be asked to leave.");
    notBorneOut("The club must repair the roof.", "The club must have the roof repaired.");
    borneOut("The club will try to repair the roof.", "The club will try to repair the roof.");
  }

  @Test
  void what_is_of_each_is_not_of_all_together() {
    notBorneOut("The limit per claim is $500.", "The limit is $500 for all claims together.");
    borneOut("The limit per claim is $500.", "The limit is $500 per claim.");
  }

  @Test
  void what_happens_in_spite_of_something_does_not_happen_because_of_it() {
    notBorneOut("The club may close for rain.", "The club may close despite rain.");
    borneOut("The club may close for rain.", "The club may close for rain.");
  }

  @Test
  void one_of_them_is_not_each_of_them() {
    notBorneOut("Both witnesses must sign.", "One of the witnesses must sign.");
    notBorneOut("All tenants may swim.", "Some tenants may swim.");
    borneOut("All tenants may swim.", "Every tenant may swim.");
  }

  @Test
  void two_that_changed_sides_are_not_borne_out() {
    notBorneOut("The annex prevails over the order.", "The order prevails over the annex.");
    notBorneOut("The fund owns the land of the club.", "The club owns the land of the fund.");
    notBorneOut(
        "The old rule was replaced by the new one.", "The new rule was replaced by the old one.");
    borneOut("The annex prevails over the order.", "The annex shall prevail over the order.");
    borneOut("The fifth day ends the option.", "The option ends on the fifth day.");
  }

  @Test
  void what_holds_for_some_alone_is_not_said_of_all() {
    notBorneOut("Members may vote.", "Members who have paid may vote.");
    notBorneOut("Guests may swim.", "Guests with a ticket may swim.");
    notBorneOut("The club pays for damage.", "The club pays for damage caused by its members.");
    borneOut("Members who have paid may vote.", "Members who have paid may vote.");
    borneOut("The fees are paid.", "The fees that are set forth in this agreement are paid.");
  }

  @Test
  void the_date_of_another_paper_is_not_that_of_the_agreement() {
    String quote =
        "This First Amendment to the Supply Agreement dated April 15, 2010 is made by the parties.";
    notBorneOut("The agreement is dated April 15, 2010.", quote);
    borneOut("The Supply Agreement is dated April 15, 2010.", quote);
    borneOut("The agreement is dated April 15, 2010.", "This Agreement is dated April 15, 2010.");
  }

  @Test
  void who_is_let_do_something_is_who_does_it() {
    String quote = "The buyer shall allow the supplier to inspect the goods.";
    notBorneOut("The buyer may inspect the goods.", quote);
    notBorneOut("The buyer must inspect the goods.", quote);
  }

  @Test
  void a_who_means_the_one_right_before_it() {
    String quote = "The seller delivers the machine to the buyer, who repairs the machine.";
    notBorneOut("The seller repairs the machine.", quote);
    borneOut("The buyer repairs the machine.", quote);
    notBorneOut("The seller moved to Berlin.", "The buyer, whom the seller sued, moved to Berlin.");
    borneOut("The buyer moved to Berlin.", "The buyer, whom the seller sued, moved to Berlin.");
  }

  @Test
  void a_section_belongs_to_the_words_before_it() {
    notBorneOut(
        "The duties in Section 8 survive.",
        "The duties in Section 9 survive as set out in Section 8.");
    borneOut(
        "The duties in Section 9 survive.",
        "The duties in Section 9 survive as set out in Section 8.");
  }

  @Test
  void a_ratio_is_not_the_other_way_round() {
    notBorneOut("The ratio is 2:1.", "The ratio is 1:2.");
    borneOut("The ratio is 2:1.", "The ratio is 2 : 1.");
  }

  @Test
  void what_belongs_to_somebody_is_not_herself() {
    notBorneOut("Anna signed the deed.", "Anna's brother signed the deed.");
    notBorneOut("Anna's brother signed the deed.", "Anna signed the deed.");
  }

  @Test
  void a_right_to_do_something_is_no_duty() {
    notBorneOut("The club must sell the land.", "The club has power to sell the land.");
    notBorneOut("The club sold the land.", "The club was authorised to sell the land.");
    borneOut("The club may sell the land.", "The club shall have the right to sell the land.");
  }

  @Test
  void one_kind_of_a_thing_is_not_the_thing() {
    notBorneOut("The data is encrypted.", "The sensitive data is encrypted.");
    notBorneOut("Each share has one vote.", "Each ten shares have one vote.");
    notBorneOut("Data is stored in the EU.", "Data is stored outside the EU.");
    borneOut("Each share has one vote.", "Every share has one vote.");
  }

  @Test
  void what_may_be_done_after_a_time_may_not_be_done_now() {
    notBorneOut("The fund may repay the loan.", "The fund may repay the loan after two years.");
    borneOut("Either party may leave.", "Either party may leave after 30 days' notice.");
  }

  @Test
  void german_tells_who_acts_by_its_articles() {
    notBorneOut("Der Beirat wählt den Vorstand.", "Der Vorstand wählt den Beirat.");
    borneOut("Der Vorstand wählt den Beirat.", "Den Beirat wählt der Vorstand.");
    notBorneOut("Mitglieder dürfen wählen.", "Mitglieder, die bezahlt haben, dürfen wählen.");
  }

  @Test
  void what_somebody_says_did_not_happen_for_that() {
    notBorneOut("The neighbour saw it.", "The guest says that the neighbour saw it.");
    notBorneOut("The company has 100 members.", "The company had 100 members in 2010.");
  }

  @Test
  void who_is_granted_a_right_has_it_and_who_may_be_required_need_not() {
    borneOut(
        "The dealer has the right to sell.", "The supplier grants the dealer the right to sell.");
    notBorneOut(
        "The tenant must restore the flat.",
        "The landlord may require the tenant to restore the flat.");
  }

  @Test
  void twice_the_fees_are_not_the_fees() {
    notBorneOut("The limit is the fees paid.", "The limit is twice the fees paid.");
    notBorneOut("The tenant may alter walls.", "The tenant may alter non-structural walls.");
    notBorneOut("Help comes within 4 hours.", "Help comes within 4 business hours.");
    borneOut("The notice is in writing.", "The notice is in writing signed by both members.");
  }

  @Test
  void articles_5_to_7_are_not_articles_5_and_7() {
    notBorneOut("Articles 5 to 7 survive.", "Articles 5 and 7 survive.");
    borneOut("Articles 5 to 7 survive.", "Articles 5 to 7 survive.");
    notBorneOut(
        "The amendment is dated 1 March 2024.",
        "The agreement dated 1 March 2024 is amended by this amendment.");
  }

  @Test
  void how_often_something_is_allowed_may_not_be_left_out() {
    notBorneOut("Guests may stay.", "Guests may stay three times a month.");
    borneOut("Guests may stay three times a month.", "Guests may stay three times a month.");
    notBorneOut("Each member bears its own costs.", "Each member bears the other's costs.");
  }

  @Test
  void a_not_behind_of_which_the_sentence_says_nothing_denies_nothing() {
    String quote = "Consultant is an independent contractor and not an employee of the Company.";
    borneOut("The Consultant is an independent contractor.", quote);
    notBorneOut("The Consultant is an employee of the Company.", quote);
  }

  private static boolean isContradicted(String sentence, String quote) {
    return SupportTableTest.support(sentence, quote, "") instanceof Support.Contradicted;
  }

  @Test
  void who_does_what_is_told_also_of_verbs_that_no_list_has() {
    String roof = "The Landlord whitewashes the roof, and the Tenant varnishes the windows.";
    borneOut("The Landlord whitewashes the roof.", roof);
    borneOut("The Tenant varnishes the windows.", roof);
    notBorneOut("The Tenant whitewashes the roof.", roof);
    notBorneOut("The Landlord varnishes the windows.", roof);
    String dach = "Der Vermieter kalkt das Dach, und der Mieter lackiert die Fenster.";
    borneOut("Der Mieter lackiert die Fenster.", dach);
    notBorneOut("Der Mieter kalkt das Dach.", dach);
  }

  @Test
  void who_receives_is_not_contradicted_by_who_pays() {
    String quote = "The Company shall pay the Employee a base salary of $120,000.";
    assertFalse(isContradicted("The Employee receives a base salary of $120,000.", quote));
    assertTrue(isContradicted("The Employee pays a base salary of $120,000.", quote));
  }

  @Test
  void what_a_figure_is_per_may_not_be_left_out() {
    notBorneOut("A penalty of 5 % is due.", "For delay a penalty of 5 % per week is due.");
    notBorneOut("The rent is $4,000.", "The rent is $4,000 a month.");
    notBorneOut("The fee is EUR 12.", "The fee is EUR 12 per pallet and day.");
    notBorneOut("The bank charges $25.", "The bank charges $25 for each returned cheque.");
    notBorneOut("Die Miete beträgt 900 Euro.", "Die monatliche Miete beträgt 900 Euro.");
    borneOut("The monthly rent is $4,000.", "The rent is $4,000 per month.");
    borneOut("The rent is $48,000 a year.", "The annual rent is $48,000.");
    borneOut("The uptime is 99.9%.", "The provider guarantees an uptime of 99.9% per month.");
  }

  @Test
  void where_and_for_what_something_may_be_done_may_not_be_left_out() {
    String sale = "The Distributor may sell the Products in the Territory.";
    notBorneOut("The Distributor may sell the Products.", sale);
    borneOut("The Distributor may sell the Products in the Territory.", sale);
    notBorneOut("The club may use the hall.", "The club may use the hall for training purposes.");
    notBorneOut("The club may use the hall.", "The club may use the hall during the holidays.");
    borneOut("The club must pay the fee.", "The club must pay the fee in Vienna.");
  }

  @Test
  void what_is_paid_in_two_things_is_not_paid_in_one() {
    notBorneOut("The price is paid in cash.", "The price is paid in cash and shares.");
    notBorneOut("The price is paid in cash.", "The price is paid in cash or shares.");
    borneOut("The price is paid in cash and shares.", "The price is paid in cash and shares.");
    borneOut("The club repairs the roof.", "The club repairs the roof and the windows.");
  }

  @Test
  void one_is_not_several_nor_both() {
    notBorneOut("The tribunal has one arbitrator.", "The tribunal has three arbitrators.");
    notBorneOut("It is signed by one party.", "It is signed by both parties.");
    borneOut("The tribunal has one arbitrator.", "The tribunal shall have one arbitrator.");
  }

  @Test
  void from_what_a_time_is_reckoned_has_to_be_the_same() {
    String quote = "The Seller warrants the goods for two years from delivery.";
    notBorneOut("The Seller warrants the goods for two years from the signing.", quote);
    borneOut("The Seller warrants the goods for two years from the delivery.", quote);
  }

  @Test
  void a_limit_and_an_example_deny_nothing() {
    String cap = "The club's liability shall not exceed the fees of the year.";
    assertFalse(isContradicted("The club's liability is limited to the fees of the year.", cap));
    borneOut(
        "Force majeure includes floods.", "Force majeure includes, without limitation, floods.");
    notBorneOut("The liability is limited to $5.", "The liability is not limited to $5.");
  }

  @Test
  void another_kind_of_the_same_thing_is_not_borne_out() {
    notBorneOut(
        "Die Haftung für grobe Fahrlässigkeit ist ausgeschlossen.",
        "Die Haftung des Vereins für leichte Fahrlässigkeit ist ausgeschlossen.");
    notBorneOut(
        "Der Käufer kann die Ware prüfen.", "Der Käufer hat die Ware nach der Ankunft zu prüfen.");
  }

  @Test
  void whoever_has_to_do_the_one_or_the_other_does_not_have_to_do_the_one() {
    notBorneOut("The club shall repair the hall.", "The club shall repair or replace the hall.");
    notBorneOut("Notice is sent by mail.", "Notice is sent by mail or courier.");
    borneOut("The club may sell the hall.", "The club may sell or let the hall.");
  }

  @Test
  void to_whom_something_may_be_given_may_not_be_left_out() {
    notBorneOut("The club may sublicense.", "The club may sublicense to its affiliates.");
    notBorneOut("The club may let the hall.", "The club may let the hall to schools.");
    borneOut("The club may give notice.", "The club may give notice to the Landlord.");
  }

  @Test
  void of_two_figures_each_is_of_its_own_matter_and_time() {
    String quote =
        "The response time for critical errors is four hours, and for other errors two days.";
    notBorneOut("The response time for critical errors is two days.", quote);
    notBorneOut("The response time for other errors is four hours.", quote);
    borneOut("The response time for critical errors is four hours.", quote);
    String price = "The Buyer pays $200 at closing and $100 one year after closing.";
    notBorneOut("The Buyer pays $100 at closing.", price);
    borneOut("The Buyer pays $200 at closing.", price);
  }

  @Test
  void who_acts_in_another_part_does_not_act_where_nobody_is_known_to() {
    String site = "Der Bauherr stellt Wasser und Strom, der Unternehmer räumt die Baustelle.";
    borneOut("Der Bauherr stellt Wasser und Strom.", site);
    notBorneOut("Der Unternehmer stellt Wasser und Strom.", site);
    notBorneOut(
        "The Author prints the book.", "The Author writes and the Publisher prints the book.");
  }

  @Test
  void of_two_sentences_that_say_it_the_one_without_a_limit_counts() {
    borneOut(
        "Supplier may deliver early.",
        "Supplier may deliver early with the Buyer's consent. Supplier may deliver early.");
    assertTrue(
        isContradicted(
            "The debt is at least three times the income.",
            "The debt does not exceed three times the income."));
  }
}
