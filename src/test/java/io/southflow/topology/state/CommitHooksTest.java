package io.southflow.topology.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommitHooksTest {
    private final CommitHooks hooks = new CommitHooks();
    private final List<String> saved = new ArrayList<>();

    private CommitHook running(String task) {
        CommitHook hook = new CommitHook(task, hooks);
        hook.beforeCommit(() -> saved.add(task));
        return hook;
    }

    @Test
    void theFirstTaskOfACommitSavesForAllOfItsThread() {
        CommitHook first = running("0_0");
        running("0_1");
        running("1_0");
        first.flushCache();
        assertThat(saved).containsExactly("0_0", "0_1", "1_0");
    }

    @Test
    void aTaskThatIsGoneIsNotSaved() {
        CommitHook first = running("0_0");
        running("0_1").release();
        first.flushCache();
        assertThat(saved).containsExactly("0_0");
    }

    @Test
    void aTaskThatComesBackSavesWhatItIsNow() {
        CommitHook hook = running("0_0");
        hook.release();
        hook.beforeCommit(() -> saved.add("0_0 again"));
        hook.flushCache();
        assertThat(saved).containsExactly("0_0 again");
    }

    @Test
    void tasksOfAnotherThreadAreLeftAlone() throws Exception {
        CommitHook here = running("0_0");
        Thread other = new Thread(() -> running("0_1"));
        other.start();
        other.join();
        here.flushCache();
        assertThat(saved).containsExactly("0_0");
    }
}
