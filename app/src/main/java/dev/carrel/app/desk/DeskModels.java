// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import dev.carrel.app.budget.BudgetModel;
import dev.carrel.app.budget.EngineModelWork;
import dev.carrel.app.budget.OutlookModel;
import dev.carrel.app.budget.ProfilesModel;
import dev.carrel.app.comparison.ComparisonModel;
import dev.carrel.app.conversation.ConversationModel;
import dev.carrel.app.conversation.Readiness;
import dev.carrel.app.fx.Background;
import dev.carrel.app.gauge.GaugeModel;
import dev.carrel.app.models.ModelOfferModel;
import dev.carrel.app.models.ModelsModel;
import dev.carrel.app.page.PageModel;
import dev.carrel.app.review.ReviewModel;
import dev.carrel.app.search.SearchModel;
import dev.carrel.app.settings.NetworkModel;
import dev.carrel.app.settings.SettingsInEngine;
import dev.carrel.app.settings.SettingsModel;
import dev.carrel.app.settings.pane.KeptLimitModel;
import dev.carrel.app.shelf.ShelfCollection;
import dev.carrel.app.shelf.ShelfMemory;
import dev.carrel.app.shelf.ShelfModel;
import dev.carrel.engine.Engine;
import dev.carrel.engine.conversation.StandingAnswers;
import dev.carrel.engine.document.DocumentId;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The view models of an open engine, with the background in which they work. They outlive the
 * {@link Panes}, which are made anew when the language changes, and end with the engine.
 */
public final class DeskModels {
  private final Engine engine;
  private final Background background = new Background();
  private final ShelfModel shelf;
  private final PageModel page;
  private final NoteFiles notes;
  private final ConversationModel conversation;
  private final SearchModel search;
  private final ReviewModel review;
  private final ComparisonModel comparison;
  private final GaugeModel gauge;
  private final OutlookModel outlook;
  private final BudgetModel budget;
  private final ProfilesModel profiles;
  private final ModelsModel models;
  private final KeptLimitModel keptLimit;
  private final SettingsInEngine settingsInEngine;
  private final Optional<ModelOfferModel> offer;
  private final Optional<ModelOfferModel> scansOffer;

  DeskModels(
      Engine engine,
      DeskSetup setup,
      SettingsModel settings,
      NetworkModel network,
      Map<String, String> drafts) {
    page = new PageModel(background, engine.documents()::bytes);
    this.engine = engine;
    shelf = new ShelfModel(engine, settings::readOptions, background);
    shelf.fitting().settings(new SettingsFromShelf(settings));
    review = new ReviewModel(engine, settings::readOptions, background);
    conversation = new ConversationModel(engine, background);
    NumberedPages numbered = new NumberedPages(engine.bates(), page, background);
    review
        .filing()
        .onNumbered(
            () -> {
              conversation.numbered();
              numbered.look();
            });
    shelf.reading().counts().documentsToAskProperty().subscribe(this::readiness);
    shelf.reading().counts().documentsReadProperty().subscribe(this::readiness);
    shelf.reading().counts().documentsComingProperty().subscribe(this::readiness);
    shelf.reading().pausedProperty().subscribe(this::readiness);
    review.runs().stateProperty().subscribe(state -> readiness());
    search = new SearchModel(engine, background);
    search.within(new ShelfScope(shelf));
    shelf.shelves().openProperty().subscribe(this::opened);
    comparison = new ComparisonModel(engine, background);
    shelf.comparing().onAsked(comparison::compare);
    gauge = new GaugeModel(engine.gauge(), settings, background.ui());
    EngineModelWork work =
        new EngineModelWork(
            setup.store(), engine, () -> settings.get().loadOptions(engine.platform().machine()));
    outlook = new OutlookModel(work, settings, background);
    budget = new BudgetModel(settings, gauge.memoryProperty(), outlook);
    profiles = new ProfilesModel(settings, gauge.memoryProperty(), outlook, work, background);
    models =
        new ModelsModel(setup.store(), settings, network, work, background, this::modelsChanged);
    keptLimit = new KeptLimitModel(engine.contexts(), background);
    settingsInEngine =
        new SettingsInEngine(settings, engine, background, shelf.reading()::readAgain);
    offer = setup.offer().map(model -> new ModelOfferModel(model, background, network));
    offer.ifPresent(fetched -> fetched.stateProperty().subscribe(this::offerAt));
    scansOffer =
        setup
            .store()
            .recognizer()
            .filter(entry -> !entry.isInstalled())
            .map(
                entry ->
                    new ModelOfferModel(
                        new CatalogueOffer(setup.store(), entry), background, network));
    scansOffer.ifPresent(fetched -> fetched.stateProperty().subscribe(this::scansOfferAt));
    page.openProperty().subscribe(this::lookedAt);
    page.pageProperty().subscribe(this::lookedAt);
    new HoverForecast(shelf, gauge, outlook, settings).join();
    new QuoteTicks(conversation, page).join();
    new ReviewsAndReading(review, shelf, conversation).join();
    new LookedAt(conversation, page).join();
    notes = new NoteFiles(engine, shelf, background.ui(), drafts);
    page.note().keepWith(notes);
    shelf.deleting().onDeleted(this::deleted);
  }

  /** Of scans, what a person looks at is read first. */
  private void lookedAt() {
    shelf
        .scanning()
        .lookedAt(
            page.openProperty().get().map(open -> open.document().id()), page.pageProperty().get());
  }

  private void deleted(Set<DocumentId> documents, StandingAnswers answers) {
    page.forget(documents);
    notes.forget(documents);
    comparison.forget(documents);
    if (answers != StandingAnswers.KEEP) {
      conversation.reload();
    }
  }

  private void readiness() {
    conversation.readiness(
        new Readiness(
            shelf.reading().counts().documentsToAskProperty().get(),
            shelf.reading().counts().documentsReadProperty().get(),
            // What a review has put aside is read again when a question pauses that.
            shelf.reading().counts().documentsComingProperty().get()
                + (review.runs().isIdle() ? 0 : 1),
            shelf.reading().pausedProperty().get()));
  }

  private void opened(Optional<ShelfCollection> collection) {
    review
        .list()
        .open(collection.map(shown -> OptionalLong.of(shown.id())).orElse(OptionalLong.empty()));
    conversation.open(
        collection.map(shown -> OptionalLong.of(shown.id())).orElse(OptionalLong.empty()));
  }

  private void offerAt(ModelOfferModel.State state) {
    if (state instanceof ModelOfferModel.State.Here) {
      modelsChanged();
    }
  }

  private void scansOfferAt(ModelOfferModel.State state) {
    if (state instanceof ModelOfferModel.State.Here) {
      shelf.intake().scans().read();
    }
  }

  private void modelsChanged() {
    outlook.refresh();
    if (shelf.reading().modelMissingProperty().get()) {
      shelf.reading().readAll();
    }
  }

  /** What they are the models of. */
  Engine engine() {
    return engine;
  }

  Background background() {
    return background;
  }

  /** The collections and their documents. */
  public ShelfModel shelf() {
    return shelf;
  }

  /** What is shown in the middle. */
  public PageModel page() {
    return page;
  }

  NoteFiles notes() {
    return notes;
  }

  /** Questions and answers. */
  public ConversationModel conversation() {
    return conversation;
  }

  /** The search over all documents. */
  public SearchModel search() {
    return search;
  }

  /** The same questions over many documents. */
  public ReviewModel review() {
    return review;
  }

  ComparisonModel comparison() {
    return comparison;
  }

  GaugeModel gauge() {
    return gauge;
  }

  BudgetModel budget() {
    return budget;
  }

  ProfilesModel profiles() {
    return profiles;
  }

  ModelsModel models() {
    return models;
  }

  KeptLimitModel keptLimit() {
    return keptLimit;
  }

  /** What is offered where there is no model. */
  public Optional<ModelOfferModel> offer() {
    return offer;
  }

  /** What reads scans, offered where it is missing. */
  Optional<ModelOfferModel> scansOffer() {
    return scansOffer;
  }

  void start(ShelfMemory remembered) {
    shelf.recall(remembered);
    gauge.start();
    shelf.load();
    outlook.refresh();
  }

  /** Ends what they do; on the FX thread, before {@link #closeEngine}. */
  void close() {
    shelf.undo().settle();
    conversation.stopAll();
    review.runs().pause();
    settingsInEngine.close();
    models.close();
    profiles.close();
    outlook.close();
    gauge.close();
    page.close();
  }

  /** Waits until all work has ended, and closes the engine. */
  void closeEngine() {
    background.close();
    engine.close();
  }
}
