"""What somebody who knows the method says about the worksheets of *explore*."""

WORDS: dict[str, tuple[str, str]] = {
    # value_canvas
    "weights_zero": (
        "权重不能全是 0：至少有一条对客户是要紧的",
        "the weights can't all be zero: something must matter to the client",
    ),
    "not_a_pain": (
        "“{name}”是任务或收益，不是痛点；能帮到它的，写在“增益办法”里",
        "“{name}” is a job or a gain, not a pain; what serves it goes among the gain creators",
    ),
    "not_a_gain": (
        "“{name}”是痛点，不是收益或任务；能消除它的，写在“解痛办法”里",
        "“{name}” is a pain, not a gain or a job; what relieves it goes among the pain relievers",
    ),
    "no_pains": (
        "没有“{name}”这个痛点：痛点一条也没写，先写痛点",
        "no pain is called “{name}”: none is listed yet, so enter the pains first",
    ),
    "no_gains": (
        "没有“{name}”这项收益或任务：一条也没写，先写收益或任务",
        "no gain or job is called “{name}”: none is listed yet, so enter these first",
    ),
    "no_such_pain": (
        "上面没有“{name}”这个痛点；有的是：{known}",
        "no pain is called “{name}”; there are: {known}",
    ),
    "no_such_pain_close": (
        "上面没有“{name}”这个痛点；是不是“{close}”？",
        "no pain is called “{name}”; did you mean “{close}”?",
    ),
    "no_such_gain": (
        "上面没有“{name}”这项收益或任务；有的是：{known}",
        "no gain or job is called “{name}”; there are: {known}",
    ),
    "no_such_gain_close": (
        "上面没有“{name}”这项收益或任务；是不是“{close}”？",
        "no gain or job is called “{name}”; did you mean “{close}”?",
    ),
    "vague": (
        "太笼统：{names}；写清楚是谁、什么时候、多少，最好用客户的原话",
        "too vague: {names}; say who, when and how much, best in the client's own words",
    ),
    "without_number": (
        "痛点和收益里一个数字都没有：问客户一年多少次、多少钱、多少小时",
        "not one number among pains and gains: ask how often, how much, how many hours in a year",
    ),
    "not_their_words": (
        "还没有一句客户原话：这些是他说的，还是我们想的？",
        "not one of their own words yet: did they say this, or do we think so?",
    ),
    "our_view": (
        "客户这一边写进了我们的产品（{names}）：他的任务和痛点，在认识我们之前就有了",
        "our product is named in {names}: their jobs and pains were there before they knew us",
    ),
    "several_segments": (
        "“{segment}”好像不止一类客户：各画一张，要不然谁都不像",
        "“{segment}” looks like more than one kind of client: give each a canvas, or it will fit none",
    ),
    "product_as_reliever": (
        "这是产品，不是办法（{names}）：写清楚它怎么让痛点消失、怎么带来收益",
        "a product, not a reliever or creator: {names}; say how it takes the pain away or brings the gain",
    ),
    "products_only": (
        "只列了产品，还没写怎么解痛、怎么增益：先写解痛，再写增益",
        "only products so far: describe the pain relievers next, then the gain creators",
    ),
    "reliever_idle": (
        "没有对上任何痛点（{names}）：对不上，客户就不需要",
        "relieves no pain: {names}; what answers no pain isn't needed",
    ),
    "creator_idle": (
        "没有对上任何收益或任务（{names}）",
        "serves no gain and no job: {names}",
    ),
    "unranked": (
        "还没有重要程度，不算在契合度里（{names}）：请客户排个先后",
        "without weight, so not counted in the fit: {names}; have the client rank them",
    ),
    "all_alike": (
        "每一条都是 {weight} 分，等于没排：问客户，如果只能办成一条，先办哪条",
        "everything weighs {weight}, so nothing is ranked: ask which one they would take if they could have only one",
    ),
    "extreme_open": (
        "难以忍受的痛点还没有办法（{names}）：能解这一条，别的都好谈",
        "no reliever yet for an extreme pain: {names}; whoever relieves it is heard on everything else",
    ),
    "important_open": (
        "最要紧的几条还没有回应（{names}）：补一个办法，或者老实告诉客户这不是我们的长处",
        "among what matters most, nothing answers {names} yet: find something, or say openly that it isn't our strength",
    ),
    "no_extreme": (
        "还没有挖到难以忍受的痛点：问问哪件事让他睡不着",
        "no extreme pain found yet: ask what keeps them awake",
    ),
    "nothing_new": (
        "我们回应的都是明摆着的需要，别家也做得到：往面子、情绪、没说出口的痛点和意外的好处上找",
        "all we answer is the obvious, which others can do as well: look for how it makes them look and feel, hidden pains, unexpected gains",
    ),
    # options
    "weight_below_zero": ("权重不能是负数", "a weight can't be below zero"),
    "no_such_criterion": ("标准里没有“{name}”", "no criterion is called “{name}”"),
    "no_such_criterion_close": (
        "标准里没有“{name}”；是不是“{close}”？",
        "no criterion is called “{name}”; did you mean “{close}”?",
    ),
    "unweighed": (
        "还没有权重，分数算不出来：{criteria}",
        "{criteria}: no weight yet, so no score can be worked out",
    ),
    "criteria_ours": (
        "没写和客户的谁商定过标准：没有商定过，就还是我们自己的标准",
        "nobody at the client is named who agreed the criteria: until then they are ours",
    ),
    "no_scores": ("{option}还没有打分", "{option} has no scores"),
    "scores_lacking": ("{option}还差 {criteria} 的分数", "{option} has no score for {criteria}"),
    "whose_unknown": (
        "没写是谁的方案，没有参加比较：{options}",
        "{options}: whose it is isn't said, so it isn't compared",
    ),
    "nothing_to_compare": (
        "只有我们自己的方案：至少加上维持现状，那是客户随时可以选的",
        "only our own: add at least doing nothing, which the client can always choose",
    ),
    "trails": (
        "和{rival}比，我们落后在：{criteria}；先想好怎么补、怎么说",
        "against {rival} we trail on {criteria}: settle how to make up for it and how to speak of it",
    ),
    "leads": (
        "和{rival}比，我们领先在：{criteria}；请客户亲口说出来",
        "against {rival} we lead on {criteria}: let the client be the one to say so",
    ),
    "behind": (
        "总分比{rival}低 {points} 分：改方案，或者请客户重新看看权重，别先降价",
        "{points} points behind {rival}: change the proposal or revisit the weights together, before touching the price",
    ),
    "narrow": (
        "只领先{rival} {points} 分，经不起一次重新打分：在最重的一条上拉开差距",
        "only {points} points ahead of {rival}, which one new score can undo: widen it on what weighs most",
    ),
}
