// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.answer.Documents;
import dev.carrel.engine.catalogue.ModelEntry;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.FixedMachine;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.ScriptedModel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a model where a token is a byte, and takes 1,000 bytes in 16 bits. */
class ChoicesTest {
  private static final Document LARGE = Documents.of("large.txt", "l".repeat(6000));
  private static final Document MIDDLE = Documents.of("middle.txt", "m".repeat(3000), "n");
  private static final Document SMALL = Documents.of("small.txt", "s".repeat(1000));
  private static final List<Document> ALL = List.of(LARGE, MIDDLE, SMALL);
  private static final long PLENTY = 1_000_000_000_000L;

  @TempDir Path folder;

  private ReadingPlan plan(List<Document> documents, int trained, long budget) {
    return new Planner(new FixedMachine(), speeds())
        .plan(
            new ScriptedModel("", trained),
            documents,
            new ReadOptions(KvProfile.EXACT, budget, 1),
            new Cancellation());
  }

  private ReadingSpeeds speeds() {
    return new ReadingSpeeds(folder.resolve("speeds.json"), "here", InstantSource.system());
  }

  private static List<Choice> choices(ReadingPlan plan, KvProfile profile, ModelEntry... models) {
    return Choices.of(plan, profile, List.of(models), PLENTY);
  }

  private static <T extends Choice> T only(Class<T> kind, List<Choice> choices) {
    List<T> found = choices.stream().filter(kind::isInstance).map(kind::cast).toList();
    assertEquals(1, found.size(), choices.toString());
    return found.getFirst();
  }

  private static ModelEntry model(String name, int context, boolean here, boolean isDefault) {
    return new ModelEntry(
        name,
        List.of(),
        name,
        "",
        here ? Optional.of(Path.of("/" + name)) : Optional.empty(),
        context * 1000L,
        "0".repeat(64),
        "",
        "",
        context,
        0,
        isDefault,
        false,
        List.of());
  }

  @Test
  void aPlanThatFitsOffersNothing() {
    assertEquals(List.of(), choices(plan(ALL, 100_000, PLENTY), KvProfile.EXACT));
  }

  @Test
  void eachSmallerProfileThatFitsIsOfferedWithWhatItTakes() {
    ReadingPlan plan = plan(ALL, 100_000, PLENTY);
    long budget = plan.profile(KvProfile.BALANCED).peakBytes();
    List<Choice> choices = choices(plan(ALL, 100_000, budget), KvProfile.EXACT);
    List<String> profiles =
        choices.stream().filter(c -> c instanceof Choice.SmallerProfile).map(Choice::flag).toList();
    assertEquals(List.of("--profile balanced", "--profile compact"), profiles);
    Choice.SmallerProfile first = assertInstanceOf(Choice.SmallerProfile.class, choices.getFirst());
    assertEquals(budget, first.peakBytes());
  }

  @Test
  void theBudgetThatIsNamedIsEnough() {
    List<Choice> choices = choices(plan(ALL, 100_000, 5_000_000), KvProfile.EXACT);
    Choice.LargerBudget larger = only(Choice.LargerBudget.class, choices);
    long named = Long.parseLong(larger.flag().replaceAll("\\D", "")) * 1_000_000;
    assertTrue(plan(ALL, 100_000, named).profile(KvProfile.EXACT).fits());
    assertTrue(named - larger.budgetBytes() < 1_000_000, larger.flag());
  }

  @Test
  void aBudgetThatTheMachineDoesNotHaveIsNotOffered() {
    ReadingPlan plan = plan(ALL, 100_000, 5_000_000);
    assertTrue(
        Choices.of(plan, KvProfile.EXACT, List.of(), 6_000_000).stream()
            .noneMatch(c -> c instanceof Choice.LargerBudget));
  }

  @Test
  void documentsThatFitTogetherAreTakenInOrderAndDoFit() {
    ReadingPlan plan = plan(ALL, 8000, PLENTY);
    Choice.FewerDocuments fewer = only(Choice.FewerDocuments.class, choices(plan, KvProfile.EXACT));
    // The large one does not fit beside the room for a question; the others do.
    assertEquals(
        List.of(MIDDLE, SMALL), fewer.documents().stream().map(DocumentPlan::document).toList());
    ReadingPlan less = plan(List.of(MIDDLE, SMALL), 8000, PLENTY);
    assertTrue(less.profile(KvProfile.EXACT).fits());
    assertEquals(less.tokens(), fewer.tokens());
  }

  @Test
  void tokensThatFitDoFitAndOneMoreStepDoesNot() {
    long budget = 9_000_000;
    ReadingPlan plan = plan(ALL, 100_000, budget);
    int most = Choices.tokensThatFit(plan, KvProfile.EXACT);
    ProfilePlan exact = plan.profile(KvProfile.EXACT);
    assertTrue(exact.peakBytesAt(Planner.capacity(most, 100_000)) <= budget);
    assertTrue(exact.peakBytesAt(Planner.capacity(most + 1, 100_000)) > budget);
  }

  @Test
  void oneAfterAnotherIsOfferedOnlyIfEachFitsAlone() {
    Choice.OneAfterAnother each =
        only(Choice.OneAfterAnother.class, choices(plan(ALL, 9000, PLENTY), KvProfile.EXACT));
    assertEquals(3, each.documents());
    assertTrue(
        choices(plan(ALL, 8000, PLENTY), KvProfile.EXACT).stream()
            .noneMatch(c -> c instanceof Choice.OneAfterAnother));
  }

  @Test
  void aSingleDocumentIsOfferedInPages() {
    List<Choice> choices = choices(plan(List.of(MIDDLE), 4000, PLENTY), KvProfile.EXACT);
    Choice.SelectedPages pages = only(Choice.SelectedPages.class, choices);
    assertEquals(1, pages.pages());
    assertEquals("--fit pages", pages.flag());
    assertTrue(choices.stream().noneMatch(c -> c instanceof Choice.FewerDocuments));
  }

  @Test
  void amongLongerModelsTheDefaultComesFirstThenThoseThatAreHere() {
    ReadingPlan plan = plan(ALL, 4000, PLENTY);
    ModelEntry far = model("far", 40_000, false, false);
    ModelEntry here = model("here", 90_000, true, false);
    ModelEntry usual = model("usual", 95_000, false, true);
    ModelEntry shortOne = model("short", 5000, true, false);
    assertEquals("--model far", longer(choices(plan, KvProfile.EXACT, far, shortOne)));
    assertEquals("--model here", longer(choices(plan, KvProfile.EXACT, far, shortOne, here)));
    assertEquals("--model usual", longer(choices(plan, KvProfile.EXACT, far, usual, here)));
    assertTrue(
        choices(plan, KvProfile.EXACT, shortOne).stream()
            .noneMatch(c -> c instanceof Choice.LongerModel));
  }

  private static String longer(List<Choice> choices) {
    return only(Choice.LongerModel.class, choices).flag();
  }

  @Test
  void theRefusalNamesEachChoiceWithItsFlagAndFigures() {
    ReadingPlan plan = plan(ALL, 8000, PLENTY);
    CarrelException e =
        assertThrows(
            CarrelException.class,
            () ->
                Verdicts.requireFit(
                    plan, KvProfile.EXACT, List.of(model("long", 90_000, true, false))));
    assertEquals(Code.DOES_NOT_FIT, e.code());
    for (Choice choice : choices(plan, KvProfile.EXACT, model("long", 90_000, true, false))) {
      assertTrue(e.remedy().contains(choice.flag()), e.remedy());
      assertTrue(e.remedy().contains(choice.figures()), e.remedy());
    }
    assertTrue(e.getMessage().contains("8,000"), e.getMessage());
  }

  @Test
  void theTimeIsToldOnceItWasMeasured() {
    ScriptedModel model = new ScriptedModel("", 100_000);
    ReadingSpeeds speeds = speeds();
    assertTrue(Double.isNaN(plan(ALL, 100_000, PLENTY).profiles().getFirst().secondsToRead()));
    assertEquals(4, SpeedProbe.unknown(model, 1, speeds).size());
    SpeedProbe.measure(model, 1, speeds, new Cancellation());
    assertEquals(0, SpeedProbe.unknown(model, 1, speeds).size());
    ReadingPlan timed = plan(ALL, 100_000, PLENTY);
    int toRead = timed.tokens() - Planner.ROOM_FOR_QUESTION_AND_ANSWER;
    // 100 tokens take 1 s at a depth of 50 and 2 s at 4,050.
    double perToken = 0.01 + 0.01 / 4000 * (toRead / 2.0 - 50);
    assertEquals(toRead * perToken, timed.profiles().getFirst().secondsToRead(), 0.01);
  }
}
