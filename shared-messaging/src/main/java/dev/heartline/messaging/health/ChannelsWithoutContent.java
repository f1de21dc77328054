package dev.heartline.messaging.health;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import io.quarkus.smallrye.reactivemessaging.runtime.HealthCenterFilter;
import io.smallrye.reactive.messaging.health.HealthReport;
import io.smallrye.reactive.messaging.health.HealthReport.ChannelInfo;

/**
 * Health tells which channel is in trouble and not why: the messages of failures may quote what was in a record, and
 * health is read by more people than the log.
 */
@Interceptor
@HealthCenterFilter
@Priority(Interceptor.Priority.APPLICATION)
public class ChannelsWithoutContent {

    @AroundInvoke
    Object withoutContent(InvocationContext call) throws Exception {
        var result = call.proceed();
        return result instanceof HealthReport report
                ? new HealthReport(report.getChannels().stream()
                        .map(ChannelsWithoutContent::withoutContent)
                        .toList())
                : result;
    }

    static ChannelInfo withoutContent(ChannelInfo channel) {
        return channel.isOk()
                ? new ChannelInfo(channel.getChannel(), true)
                : new ChannelInfo(channel.getChannel(), false, "see the log");
    }
}
