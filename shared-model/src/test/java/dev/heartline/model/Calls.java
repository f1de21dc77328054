package dev.heartline.model;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.heartline.model.ask.ModelCall;
import dev.heartline.model.ask.Spending;

/** Notes what models were asked, in memory, and affords it as long as it is told to. */
public final class Calls implements Spending {

    private final List<ModelCall> entered = new CopyOnWriteArrayList<>();
    private volatile boolean poor;

    @Override
    public boolean affords(UUID userId) {
        return !poor;
    }

    @Override
    public void enter(ModelCall call) {
        entered.add(call);
    }

    public void spendAll() {
        poor = true;
    }

    public List<ModelCall> entered() {
        return List.copyOf(entered);
    }

    public ModelCall last() {
        return entered.getLast();
    }
}
