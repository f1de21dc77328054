-- Of rewards that were drawn. Holds these rows until it is done, and no others.
update dopamine_triggers t set reward_category = v.reward_category
from variable_rewards v where v.decision_id = t.decision_id;
