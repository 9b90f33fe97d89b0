// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import dev.carrel.app.comparison.ComparisonView;
import dev.carrel.app.conversation.ConversationView;
import dev.carrel.app.conversation.export.ExportChooser;
import dev.carrel.app.gauge.GaugeView;
import dev.carrel.app.models.ModelOfferModel;
import dev.carrel.app.models.ModelOfferView;
import dev.carrel.app.page.PageView;
import dev.carrel.app.search.SearchView;
import dev.carrel.app.shelf.Scans;
import dev.carrel.app.shelf.ShelfItem;
import dev.carrel.app.shelf.ShelfView;
import dev.carrel.engine.SearchHit;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.conversation.ConversationEntry;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.TextSpan;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.Node;
import javafx.util.Subscription;

/** The panes of an open engine, and how one has to do with another. */
final class Panes {
  private static final double DIVIDER_STEP = 0.02;

  private final DeskModels models;
  private final ShelfView shelfView;
  private final PageView pageView;
  private final ConversationView conversationView;
  private final SearchView searchView;
  private final ComparisonView comparisonView;
  private final ComparedPage comparedPage;
  private final GaugeView gaugeView;
  private final Middle middle;
  private final Columns columns;
  private final List<Subscription> subscriptions = new ArrayList<>();
  private Subscription selection = Subscription.EMPTY;

  /** Whether the conversation is shown again when the room is left that folded it away. */
  private Optional<Boolean> conversationBehind = Optional.empty();

  Panes(DeskModels models, DeskState state, Runnable onOpenFiles, ExportChooser exportChooser) {
    this.models = models;
    shelfView = new ShelfView(models.shelf(), onOpenFiles);
    shelfView.saveCopiesWith(
        (owner, suggested) -> exportChooser.choose(owner, "pdf", suggested.toString()));
    pageView = new PageView(models.page(), models.background(), new Welcome(onOpenFiles));
    conversationView = new ConversationView(models.conversation(), this::open, exportChooser);
    searchView = new SearchView(models.search(), this::open);
    gaugeView = new GaugeView(models.gauge(), models.budget(), models.profiles());
    comparisonView =
        new ComparisonView(models.comparison(), this::openPlaces, exportChooser::choose);
    comparedPage = new ComparedPage(pageView, comparisonView, models.comparison());
    middle = new Middle(comparedPage);
    columns =
        new Columns(shelfView, middle, conversationView, state.leftDivider(), state.rightDivider());
    columns.leftShownProperty().set(state.leftShown());
    columns.rightShownProperty().set(state.rightShown());
    subscriptions.add(models.shelf().shown().selectedProperty().subscribe(this::showSelected));
    models.offer().ifPresent(this::joinOffer);
    models.scansOffer().ifPresent(this::joinScans);
  }

  private void showSelected(Optional<ShelfItem> item) {
    selection.unsubscribe();
    item.ifPresentOrElse(
        selected -> {
          selection =
              selected
                  .documentProperty()
                  .subscribe(
                      document ->
                          document.ifPresent(
                              added -> models.page().open(added, selected.password())));
        },
        models.page()::close);
  }

  private void joinOffer(ModelOfferModel offer) {
    ModelOfferView view = new ModelOfferView(offer);
    ReadOnlyBooleanProperty missing = models.shelf().reading().modelMissingProperty();
    subscriptions.add(
        missing.subscribe(
            now ->
                conversationView.showNotice(
                    missing.get() ? Optional.<Node>of(view) : Optional.empty())));
  }

  private void joinScans(ModelOfferModel offer) {
    Scans scans = models.shelf().intake().scans();
    ModelOfferView view = ModelOfferView.scans(offer, scans::forget);
    subscriptions.add(
        scans
            .wantedProperty()
            .subscribe(
                wanted ->
                    shelfView.showNotice(wanted ? Optional.<Node>of(view) : Optional.empty())));
  }

  /** Those that stand in the first one's document are marked with it; without any nothing is. */
  private void open(List<Quote> quotes) {
    List<TextSpan> places = quotes.stream().flatMap(quote -> quote.places().stream()).toList();
    if (places.isEmpty()) {
      models.page().unmark();
    }
    openPlaces(places);
  }

  private void openPlaces(List<TextSpan> places) {
    places.stream()
        .findFirst()
        .flatMap(place -> models.shelf().shelves().item(place.document()))
        .ifPresent(item -> open(item, places));
  }

  /** Shows a document at quotes where the page stands now, also in a room that has it. */
  void openBeside(DocumentId document, List<Quote> quotes) {
    List<TextSpan> quoted = quotes.stream().flatMap(quote -> quote.places().stream()).toList();
    List<TextSpan> places = quoted.isEmpty() ? List.of(new TextSpan(document, 1, 0, 0)) : quoted;
    models.shelf().shelves().item(document).ifPresent(item -> showAt(item, places));
  }

  private void open(SearchHit hit) {
    models.shelf().shelves().item(hit.document()).ifPresent(item -> open(item, placesOf(hit)));
  }

  /** A page that was found without a place on it is opened at its top. */
  private static List<TextSpan> placesOf(SearchHit hit) {
    return hit.places().isEmpty()
        ? List.of(new TextSpan(hit.document(), hit.page(), 0, 0))
        : hit.places();
  }

  private void open(ShelfItem item, List<TextSpan> places) {
    boolean _ = middle.showPage();
    showAt(item, places);
  }

  private void showAt(ShelfItem item, List<TextSpan> places) {
    models.shelf().shown().select(item);
    models
        .shelf()
        .shown()
        .withDocument(item, shown -> models.page().open(shown, item.password(), places));
  }

  /** Folds the conversation away for a room that needs its place. */
  void foldConversation() {
    if (conversationBehind.isEmpty()) {
      conversationBehind = Optional.of(columns.rightShownProperty().get());
    }
    columns.rightShownProperty().set(false);
  }

  /** Shows it again, if it was shown before. */
  void unfoldConversation() {
    conversationBehind
        .filter(shown -> shown)
        .ifPresent(shown -> columns.rightShownProperty().set(true));
    conversationBehind = Optional.empty();
  }

  /** Whether the conversation is shown, or will be when the room is left. */
  boolean conversationShown() {
    return conversationBehind.orElse(false) || columns.rightShownProperty().get();
  }

  /** Leaves the room that is open for a conversation that began there. */
  void showConversation(ConversationEntry entry) {
    boolean _ = middle.showPage();
    columns.rightShownProperty().set(true);
    models.conversation().show(entry);
    models.conversation().reload();
  }

  /** Whether the review room is. */
  boolean showsReview() {
    return middle.roomProperty().get().filter(Middle.Room.REVIEW::equals).isPresent();
  }

  DeskModels models() {
    return models;
  }

  Middle middle() {
    return middle;
  }

  Columns columns() {
    return columns;
  }

  SearchView searchView() {
    return searchView;
  }

  GaugeView gaugeView() {
    return gaugeView;
  }

  /** Has the review of the open collection shown where a person asks for it on the shelf. */
  void onReview(Runnable show) {
    shelfView.onReview(show);
  }

  /** Has addresses on pages opened where a person asks for it. */
  void openAddressesWith(Consumer<URI> browser) {
    pageView.openAddressesWith(browser);
  }

  /**
   * The next of shelf, page and conversation, beginning with the shelf; a folded one is skipped.
   */
  void focusNext() {
    if (hasFocus(shelfView)) {
      focusPages();
    } else if (hasFocus(middle) && columns.rightShownProperty().get()) {
      conversationView.focusQuestion();
    } else if (columns.leftShownProperty().get()) {
      shelfView.focusList();
    } else {
      focusPages();
    }
  }

  /** Brings the keyboard to where a person begins: the question, if it is not folded away. */
  void focusFirst() {
    // What stands in a split pane is part of the scene only when that has its skin.
    columns.applyCss();
    if (columns.rightShownProperty().get()) {
      conversationView.focusQuestion();
    } else if (columns.leftShownProperty().get()) {
      shelfView.focusList();
    } else {
      focusPages();
    }
  }

  /** From the owner upwards: a pane that was laid out anew can wrongly say "focus within". */
  private static boolean hasFocus(Node pane) {
    Node owner = pane.getScene() == null ? null : pane.getScene().getFocusOwner();
    return Stream.iterate(owner, Objects::nonNull, Node::getParent).anyMatch(pane::equals);
  }

  /** Begins a new conversation, and brings the keyboard to its question. */
  void beginConversation() {
    columns.rightShownProperty().set(true);
    conversationView.begin();
  }

  /** Shows the list of conversations, or hides it. */
  void toggleConversations() {
    columns.rightShownProperty().set(true);
    conversationView.toggleList();
  }

  /** Goes to the next quote, or with -1 to the one before, and shows where it stands. */
  void stepQuote(int by) {
    conversationView.stepQuote(by);
  }

  /** Brings the keyboard to the page. */
  void focusPages() {
    boolean _ = middle.showPage();
    pageView.focusPages();
  }

  /** Shows the shelf or folds it away. */
  void toggleShelf() {
    columns.leftShownProperty().set(!columns.leftShownProperty().get());
  }

  /** Shows the conversation or folds it away. */
  void toggleConversation() {
    columns.rightShownProperty().set(!columns.rightShownProperty().get());
  }

  /**
   * Moves the divider beside the pane that has the keyboard: the shelf's right edge, or else the
   * conversation's left one.
   *
   * @param by steps; negative to the left
   */
  void moveDivider(int by) {
    columns.moveDivider(hasFocus(shelfView), by * DIVIDER_STEP);
  }

  /** Lets go of the models, which live on. */
  void close() {
    selection.unsubscribe();
    subscriptions.forEach(Subscription::unsubscribe);
    shelfView.close();
    conversationView.close();
    pageView.close();
    searchView.dispose();
    comparedPage.close();
    comparisonView.close();
    gaugeView.close();
    middle.close();
  }
}
