package dev.carrel.app.desk;

import dev.carrel.app.conversation.ConversationModel;
import dev.carrel.app.conversation.ConversationView;
import dev.carrel.app.fx.Background;
import dev.carrel.app.gauge.GaugeModel;
import dev.carrel.app.gauge.GaugeView;
import dev.carrel.app.models.ModelOfferModel;
import dev.carrel.app.models.ModelOfferView;
import dev.carrel.app.page.PageModel;
import dev.carrel.app.page.PageView;
import dev.carrel.app.search.SearchModel;
import dev.carrel.app.search.SearchView;
import dev.carrel.app.shelf.ShelfItem;
import dev.carrel.app.shelf.ShelfModel;
import dev.carrel.app.shelf.ShelfView;
import dev.carrel.engine.Engine;
import dev.carrel.engine.SearchHit;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.document.TextSpan;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.SplitPane;
import javafx.util.Subscription;

/** The panes of an open engine, and how one has to do with another. */
public final class Panes {
  private final Engine engine;
  private final ShelfModel shelf;
  private final PageModel page;
  private final ConversationModel conversation;
  private final SearchModel search;
  private final GaugeModel gauge;
  private final Optional<ModelOfferModel> offer;

  private final ShelfView shelfView;
  private final PageView pageView;
  private final ConversationView conversationView;
  private final SearchView searchView;
  private final GaugeView gaugeView;
  private Subscription selection = Subscription.EMPTY;
  private final SplitPane split = new SplitPane();

  Panes(Engine engine, DeskSetup setup, Background background, Runnable onOpenFiles) {
    this.engine = engine;
    page = new PageModel(background);
    shelf = new ShelfModel(engine, setup.options(), background);
    conversation = new ConversationModel(engine, background);
    search = new SearchModel(engine, background);
    search.within(new ShelfScope(shelf));
    gauge =
        new GaugeModel(engine.gauge(), () -> setup.options().get().budgetBytes(), background.ui());
    offer = setup.offer().map(model -> new ModelOfferModel(model, background));
    shelfView = new ShelfView(shelf, onOpenFiles);
    pageView = new PageView(page, background, new Welcome(onOpenFiles));
    conversationView =
        new ConversationView(conversation, shelf.documentsToAskProperty(), this::open);
    searchView = new SearchView(search, this::open);
    gaugeView = new GaugeView(gauge);
    split.getItems().addAll(shelfView, pageView, conversationView);
    SplitPane.setResizableWithParent(shelfView, false);
    SplitPane.setResizableWithParent(conversationView, false);
    join();
  }

  private void join() {
    shelf.selectedProperty().subscribe(this::showSelected);
    offer.ifPresent(this::joinOffer);
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
                          document.ifPresent(added -> page.open(added, selected.password())));
        },
        page::close);
  }

  private void joinOffer(ModelOfferModel model) {
    ModelOfferView view = new ModelOfferView(model);
    shelf
        .modelMissingProperty()
        .subscribe(
            missing -> conversationView.showNotice(missing ? Optional.of(view) : Optional.empty()));
    model
        .stateProperty()
        .subscribe(
            state -> {
              if (state instanceof ModelOfferModel.State.Here) {
                shelf.readAll();
              }
            });
  }

  private void open(Quote quote) {
    quote.places().stream()
        .findFirst()
        .flatMap(place -> shelf.item(place.document()))
        .ifPresent(item -> open(item, quote.places()));
  }

  private void open(SearchHit hit) {
    shelf.item(hit.document()).ifPresent(item -> open(item, placesOf(hit)));
  }

  /** A page that was found without a place on it is opened at its top. */
  private static List<TextSpan> placesOf(SearchHit hit) {
    return hit.places().isEmpty()
        ? List.of(new TextSpan(hit.document(), hit.page(), 0, 0))
        : hit.places();
  }

  private void open(ShelfItem item, List<TextSpan> places) {
    shelf.select(item);
    shelf.withDocument(item, shown -> page.open(shown, item.password(), places));
  }

  /** The shelf's model. */
  public ShelfModel shelf() {
    return shelf;
  }

  /** The page's model. */
  public PageModel page() {
    return page;
  }

  /** The conversation's model. */
  public ConversationModel conversation() {
    return conversation;
  }

  /** The search's model. */
  public SearchModel search() {
    return search;
  }

  /** What is offered where there is no model. */
  public Optional<ModelOfferModel> offer() {
    return offer;
  }

  SplitPane split() {
    return split;
  }

  SearchView searchView() {
    return searchView;
  }

  GaugeView gaugeView() {
    return gaugeView;
  }

  void start() {
    gauge.start();
    shelf.load();
  }

  void focusNext() {
    boolean inShelf = shelfView.lookupAll("*").stream().anyMatch(node -> node.isFocused());
    boolean inPage = pageView.lookupAll("*").stream().anyMatch(node -> node.isFocused());
    if (inShelf) {
      pageView.focusPages();
    } else if (inPage) {
      conversationView.focusQuestion();
    } else {
      shelfView.focusList();
    }
  }

  /** Brings the keyboard to the page. */
  void focusPages() {
    pageView.focusPages();
  }

  /** Ends what the panes do; the engine is closed after the background has come to rest. */
  void close() {
    shelf.settle();
    conversation.stopAll();
    gauge.close();
    page.close();
  }

  Engine engine() {
    return engine;
  }
}
