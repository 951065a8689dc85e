<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>AbandonPage</name>
    <message>
        <source>这次活动为什么没开成？</source>
        <translation>Why did the meeting not take place?</translation>
    </message>
    <message>
        <source>记录照样存好，不计场次</source>
        <translation>The record is kept; it does not count as a meeting</translation>
    </message>
    <message>
        <source>没人来</source>
        <translation>Nobody came</translation>
    </message>
    <message>
        <source>改天再开</source>
        <translation>Another day</translation>
    </message>
    <message>
        <source>停电</source>
        <translation>Power cut</translation>
    </message>
    <message>
        <source>设备坏了</source>
        <translation>Equipment broken</translation>
    </message>
    <message>
        <source>改期</source>
        <translation>Postponed</translation>
    </message>
    <message>
        <source>不结束，回去</source>
        <translation>Do not end it, go back</translation>
    </message>
    <message>
        <source>按错了，没有开会</source>
        <translation>Opened by mistake</translation>
    </message>
    <message>
        <source>只注明是误开，哪里都不算</source>
        <translation>Noted as a mistake, counts nowhere</translation>
    </message>
</context>
<context>
    <name>AbsentPage</name>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>没应的{count}人</source>
        <translation>{count} did not answer</translation>
    </message>
    <message>
        <source>请假的按一下“确定”，没来的不用管，直接下一步</source>
        <translation>Press OK on those on leave; the others need nothing, go on</translation>
    </message>
    <message>
        <source>请假</source>
        <translation>On leave</translation>
    </message>
    <message>
        <source>没来</source>
        <translation>Not here</translation>
    </message>
    <message>
        <source>到齐了</source>
        <translation>Everybody is here</translation>
    </message>
    <message>
        <source>到了</source>
        <translation>Here</translation>
    </message>
</context>
<context>
    <name>AgendaPage</name>
    <message>
        <source>好了，回首页</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>撤销，照样开</source>
        <translation>Undo: it is on</translation>
    </message>
    <message>
        <source>已记下：{meeting}</source>
        <translation>Noted: {meeting}</translation>
    </message>
    <message>
        <source>会议安排</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>再安排一次</source>
        <translation>Plan another</translation>
    </message>
    <message>
        <source>安排一次</source>
        <translation>Plan one</translation>
    </message>
    <message>
        <source>村里安排的，按“确定”可以取消；镇里安排的请打电话改</source>
        <translation>OK calls off a village&apos;s own meeting; ring the office for the others</translation>
    </message>
    <message>
        <source>这些是镇里安排的，要改请打电话给镇里</source>
        <translation>The office planned these; ring it to change one</translation>
    </message>
    <message>
        <source>村里安排</source>
        <translation>Village</translation>
    </message>
    <message>
        <source>镇里安排</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>{day}{weekday} {time} {type}</source>
        <translation>{weekday} {day}, {time}, {type}</translation>
    </message>
    <message>
        <source>已取消：{meeting}</source>
        <translation>Called off: {meeting}</translation>
    </message>
    <message>
        <source>照样开：{meeting}</source>
        <translation>It is on: {meeting}</translation>
    </message>
    <message>
        <source>还没有安排会议</source>
        <translation>No meeting planned yet</translation>
    </message>
    <message>
        <source>按“确定”安排一次</source>
        <translation>Press OK to plan one</translation>
    </message>
</context>
<context>
    <name>AmendAbandonPage</name>
    <message>
        <source>那次活动开成了吗？</source>
        <translation>Did that meeting take place?</translation>
    </message>
    <message>
        <source>没开成的也留着记录，不计场次</source>
        <translation>A meeting that did not keeps its record, but is not counted</translation>
    </message>
    <message>
        <source>开成了</source>
        <translation>It did</translation>
    </message>
    <message>
        <source>记录照旧</source>
        <translation>the record stays as it is</translation>
    </message>
</context>
<context>
    <name>AmendAuthorPage</name>
    <message>
        <source>是谁更正的？</source>
        <translation>Who corrects it?</translation>
    </message>
    <message>
        <source>选好名字按“确定”，就存到电脑里</source>
        <translation>OK on a name saves it on this computer</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>AmendPage</name>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>撤销刚才这一步</source>
        <translation>Undo the last step</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>这份记录不在这台机器上了</source>
        <translation>This record is no longer on this machine</translation>
    </message>
    <message>
        <source>正在找这份记录</source>
        <translation>Looking for the record</translation>
    </message>
    <message>
        <source>没开成：{reason}</source>
        <translation>Off: {reason}</translation>
    </message>
    <message>
        <source>其实没开成</source>
        <translation>It was not held</translation>
    </message>
    <message>
        <source>补充{day}的记录</source>
        <translation>Add to the record of {day}</translation>
    </message>
    <message>
        <source>更正{day}的记录</source>
        <translation>Correct the record of {day}</translation>
    </message>
    <message>
        <source>改的还没存，改完请按“保存”</source>
        <translation>Nothing is saved yet: press Save when you are done</translation>
    </message>
    <message>
        <source>镇里请您补充：{comment}</source>
        <translation>The township asks you to add: {comment}</translation>
    </message>
    <message>
        <source>选一项按“确定”；原来的那一稿也留着</source>
        <translation>Choose a line and press OK; the first version is kept too</translation>
    </message>
    <message>
        <source>到{count}人</source>
        <translation>{count} here</translation>
    </message>
    <message>
        <source>应到{count}人</source>
        <translation>{count} expected</translation>
    </message>
    <message>
        <source>{count}人</source>
        <translation>{count}</translation>
    </message>
    <message>
        <source>记了{count}类</source>
        <translation>Counted: {count}</translation>
    </message>
    <message>
        <source>没记</source>
        <translation>Not counted</translation>
    </message>
    <message>
        <source>讨论情况</source>
        <translation>Discussion</translation>
    </message>
    <message>
        <source>谁到了</source>
        <translation>Who was there</translation>
    </message>
    <message>
        <source>群众人数</source>
        <translation>Villagers</translation>
    </message>
    <message>
        <source>会议类型</source>
        <translation>Kind of meeting</translation>
    </message>
    <message>
        <source>主持人、记录人</source>
        <translation>Chair and recorder</translation>
    </message>
    <message>
        <source>还想学什么</source>
        <translation>What to learn next</translation>
    </message>
    <message>
        <source>改了</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>别的记录在“学习记录”里，按“返回”</source>
        <translation>Back leads to the other records</translation>
    </message>
</context>
<context>
    <name>AmendReasonPage</name>
    <message>
        <source>为什么要更正？</source>
        <translation>Why is it corrected?</translation>
    </message>
    <message>
        <source>改的还没存；选一个原因，下一步选是谁改的</source>
        <translation>Nothing is saved yet: choose a reason, then who corrects it</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>AmendRollPage</name>
    <message>
        <source>撤销刚才这一步</source>
        <translation>Undo the last step</translation>
    </message>
    <message>
        <source>改好了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>补签到</source>
        <translation>Late sign-in</translation>
    </message>
    <message>
        <source>没改完按“←”回到名字</source>
        <translation>← goes back to the names</translation>
    </message>
    <message>
        <source>按“确定”换着记：到了、迟到、请假、没来。改完按“返回”</source>
        <translation>OK turns: there, late, on leave, not there. Back when you are done</translation>
    </message>
    <message>
        <source>应到名单还是那天的；改的还没存，回去以后按“保存”</source>
        <translation>Those expected stay as they were; nothing is saved before you press Save</translation>
    </message>
</context>
<context>
    <name>AmendSavedPage</name>
    <message>
        <source>这份记录刚才已经改过</source>
        <translation>This record was changed just now</translation>
    </message>
    <message>
        <source>您改的都还在，请再看一遍</source>
        <translation>What you changed is still here: please look at it again</translation>
    </message>
    <message>
        <source>再看一遍</source>
        <translation>Look again</translation>
    </message>
</context>
<context>
    <name>AmendTopicsPage</name>
    <message>
        <source>那天大家还想学什么？</source>
        <translation>What did people want to learn next?</translation>
    </message>
    <message>
        <source>几个人想学就记几个，改完按“改好了”</source>
        <translation>Count those who asked, then press Done</translation>
    </message>
    <message>
        <source>改好了</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>AmendTypePage</name>
    <message>
        <source>那天开的是什么会？</source>
        <translation>Which meeting was it?</translation>
    </message>
    <message>
        <source>应到名单不变，还是那天的名单</source>
        <translation>Those expected stay as they were that day</translation>
    </message>
</context>
<context>
    <name>AmendVillagersPage</name>
    <message>
        <source>{count}人</source>
        <translation>{count}</translation>
    </message>
    <message>
        <source>那天来了几位群众？</source>
        <translation>How many villagers came that day?</translation>
    </message>
    <message>
        <source>只记人数，不记名字</source>
        <translation>Only the number is kept, no names</translation>
    </message>
    <message>
        <source>就是这个数</source>
        <translation>That many</translation>
    </message>
    <message>
        <source>人数在右边改，也可以直接按数字</source>
        <translation>At the right, or by number keys</translation>
    </message>
</context>
<context>
    <name>Bar</name>
    <message>
        <source>退10秒</source>
        <translation>−10 s</translation>
    </message>
    <message>
        <source>暂停</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>进10秒</source>
        <translation>+10 s</translation>
    </message>
    <message>
        <source>补签到</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>下一课</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>结束播放</source>
        <translation>End</translation>
    </message>
    <message>
        <source>继续</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>倍速 {rate}</source>
        <translation>×{rate}</translation>
    </message>
    <message>
        <source>还剩{time}</source>
        <translation>{time} left</translation>
    </message>
    <message>
        <source>已暂停</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>{time}放完</source>
        <translation>ends {time}</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>再检查一遍</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>退出学习系统</source>
        <translation>Leave the kiosk</translation>
    </message>
    <message>
        <source>再按一次，退出</source>
        <translation>Press again to leave</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>正在检查</source>
        <translation>Checking</translation>
    </message>
    <message>
        <source>有{count}处要看一看</source>
        <translation>{count} to look at</translation>
    </message>
    <message>
        <source>一切正常，可以开始</source>
        <translation>All is well, you can begin</translation>
    </message>
    <message>
        <source>不用做什么</source>
        <translation>Nothing to do</translation>
    </message>
    <message>
        <source>按“确定”看怎么修；修不好请打镇里电话，报故障码</source>
        <translation>OK shows how to mend it; if it stays, ring the township with the fault code</translation>
    </message>
    <message>
        <source>按“确定”看怎么修；修不好请打{office} {phone}，报故障码</source>
        <translation>OK shows how to mend it; else ring {office} {phone}, say the code</translation>
    </message>
    <message>
        <source>镇里</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>核对号</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Ver.</translation>
    </message>
    <message>
        <source>听声音</source>
        <translation>Sound</translation>
    </message>
    <message>
        <source>看图帮助</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>报修</source>
        <translation>Repair</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>先不看课件</source>
        <translation>Stop reading films</translation>
    </message>
    <message>
        <source>可以开始</source>
        <translation>You can begin</translation>
    </message>
    <message>
        <source>有{count}处要看一看，不影响收看；按“确定”看怎么修</source>
        <translation>{count} to look at, none in the way of viewing; OK shows how</translation>
    </message>
    <message>
        <source>报修（{count}）</source>
        <translation>Repair ({count})</translation>
    </message>
    <message>
        <source>正在核对课件，第{place}部，共{count}部；不用等</source>
        <translation>Reading film {place} of {count}; no need to wait</translation>
    </message>
    <message>
        <source>去登记</source>
        <translation>Enrol</translation>
    </message>
    <message>
        <source>几秒就好</source>
        <translation>A few seconds</translation>
    </message>
</context>
<context>
    <name>ChimePage</name>
    <message>
        <source>听到“叮”了吗？</source>
        <translation>Did you hear it ring?</translation>
    </message>
    <message>
        <source>刚才响了两声</source>
        <translation>It rang twice just now</translation>
    </message>
    <message>
        <source>放片的程序还没打开，等一会儿再试</source>
        <translation>The film program is not up yet; try again in a moment</translation>
    </message>
    <message>
        <source>听到了</source>
        <translation>I heard it</translation>
    </message>
    <message>
        <source>声音正常</source>
        <translation>The sound is fine</translation>
    </message>
    <message>
        <source>没听到</source>
        <translation>I heard nothing</translation>
    </message>
    <message>
        <source>再响一次</source>
        <translation>Ring again</translation>
    </message>
    <message>
        <source>大声一点</source>
        <translation>Louder</translation>
    </message>
    <message>
        <source>现在音量是{percent}</source>
        <translation>The volume is {percent}</translation>
    </message>
    <message>
        <source>现在还响不了</source>
        <translation>It cannot ring yet</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>等一会儿再按</source>
        <translation>Wait a little, then press</translation>
    </message>
    <message>
        <source>先不听了</source>
        <translation>Not now</translation>
    </message>
</context>
<context>
    <name>CoursesPage</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>再放一课</source>
        <translation>Another course</translation>
    </message>
    <message>
        <source>选课件</source>
        <translation>Choose courses</translation>
    </message>
    <message>
        <source>选了{count}课</source>
        <translation>{count} chosen</translation>
    </message>
    <message>
        <source>共{time}</source>
        <translation>{time} in all</translation>
    </message>
    <message>
        <source>放这一课</source>
        <translation>Play it</translation>
    </message>
    <message>
        <source>开始点名</source>
        <translation>Call the roll</translation>
    </message>
    <message>
        <source>不放片，只点名</source>
        <translation>No film, roll only</translation>
    </message>
    <message>
        <source>{count}课 {time}</source>
        <translation>{count} courses, {time}</translation>
    </message>
    <message>
        <source>播放列表</source>
        <translation>playlist</translation>
    </message>
    <message>
        <source>未下载</source>
        <translation>not here yet</translation>
    </message>
    <message>
        <source>这次放不了</source>
        <translation>Not this time</translation>
    </message>
    <message>
        <source>已经选好，直接按“确定”，想换按“←”</source>
        <translation>Chosen already: press OK; ← to change</translation>
    </message>
    <message>
        <source>按“确定”选上，再按取消，打首字母能找片</source>
        <translation>OK ticks and unticks; type initials to find</translation>
    </message>
</context>
<context>
    <name>DigitPad</name>
    <message>
        <source>删</source>
        <translation>Del</translation>
    </message>
</context>
<context>
    <name>DigitsPage</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>按了{count}个数字，共{wanted}个</source>
        <translation>{count} of {wanted} digits</translation>
    </message>
</context>
<context>
    <name>DiscussionPage</name>
    <message>
        <source>{count}人</source>
        <translation>{count}</translation>
    </message>
    <message>
        <source>大家讨论了吗？</source>
        <translation>Did people discuss it?</translation>
    </message>
    <message>
        <source>讨论了</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>写在纸上</source>
        <translation>Written on paper</translation>
    </message>
    <message>
        <source>没有讨论</source>
        <translation>No discussion</translation>
    </message>
    <message>
        <source>几个人发了言？</source>
        <translation>How many spoke?</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>内容记在纸上就行，这里不用打字</source>
        <translation>Write it down on paper; nothing to type here</translation>
    </message>
    <message>
        <source>记下人数就行，内容在纸上</source>
        <translation>Only the number; the words are on paper</translation>
    </message>
    <message>
        <source>现在打字</source>
        <translation>Type it now</translation>
    </message>
    <message>
        <source>接着刚才打的字</source>
        <translation>Go on with what was typed</translation>
    </message>
    <message>
        <source>写在纸上，字不要了</source>
        <translation>On paper, drop the typing</translation>
    </message>
    <message>
        <source>改意见建议</source>
        <translation>Change suggestions</translation>
    </message>
    <message>
        <source>写意见建议</source>
        <translation>Add suggestions</translation>
    </message>
    <message>
        <source>还要写什么吗？</source>
        <translation>Anything else to write?</translation>
    </message>
    <message>
        <source>不写了</source>
        <translation>That is all</translation>
    </message>
    <message>
        <source>下一步，数发言的人</source>
        <translation>Next: count the speakers</translation>
    </message>
    <message>
        <source>接着写讨论情况</source>
        <translation>Go on writing</translation>
    </message>
    <message>
        <source>讨论情况{said}个字，意见建议{suggested}个字</source>
        <translation>Discussion: {said} characters, suggestions: {suggested}</translation>
    </message>
    <message>
        <source>讨论情况：大家说了什么？</source>
        <translation>Discussion: what was said?</translation>
    </message>
    <message>
        <source>意见建议：大家希望怎样？</source>
        <translation>Suggestions: what do people want?</translation>
    </message>
    <message>
        <source>人数在右边改，也可以直接按数字</source>
        <translation>At the right, or by number keys</translation>
    </message>
</context>
<context>
    <name>EdgesPage</name>
    <message>
        <source>缩小一点</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>放大一点</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>看得见四个角的方框吗？</source>
        <translation>Do you see all four corners?</translation>
    </message>
    <message>
        <source>看得见</source>
        <translation>I see them</translation>
    </message>
    <message>
        <source>四个角都完整，就按这里</source>
        <translation>Press here if all four are whole</translation>
    </message>
    <message>
        <source>不能再小了；还看不全，请把电视的“画面比例”改成“原始”</source>
        <translation>No smaller. Set the TV&apos;s picture size to &quot;original&quot;.</translation>
    </message>
    <message>
        <source>少了一个角，就按“缩小一点”，直到四个角都完整</source>
        <translation>If a corner is missing, press &quot;Smaller&quot; until all show</translation>
    </message>
</context>
<context>
    <name>ElsewherePage</name>
    <message>
        <source>填的都不要了</source>
        <translation>Throw it all away</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>在哪儿看的？</source>
        <translation>Where was it watched?</translation>
    </message>
    <message>
        <source>镇里的资料还没下来</source>
        <translation>Nothing has come from the township yet</translation>
    </message>
    <message>
        <source>连上网就会自己下来</source>
        <translation>It comes by itself once there is a network</translation>
    </message>
    <message>
        <source>没看片，只开了会</source>
        <translation>No film, only a meeting</translation>
    </message>
    <message>
        <source>上次填的还在，接着按“确定”就行</source>
        <translation>What you entered is still here: just go on with OK</translation>
    </message>
    <message>
        <source>不是这台机器放的，存好会注明“手工登记”</source>
        <translation>Not shown on this machine: the record will say so</translation>
    </message>
</context>
<context>
    <name>ElsewhereReviewPage</name>
    <message>
        <source>保存记录</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>改一改</source>
        <translation>Change it</translation>
    </message>
    <message>
        <source>请看一遍</source>
        <translation>Please look it over</translation>
    </message>
    <message>
        <source>没错就保存；会注明“手工登记”，停电也不会丢</source>
        <translation>If it is right, save: marked as entered by hand</translation>
    </message>
    <message>
        <source>正在开的会散了再来保存，填的都还在</source>
        <translation>Save after the meeting now on; nothing is lost</translation>
    </message>
    <message>
        <source>活动</source>
        <translation>Meeting</translation>
    </message>
    <message>
        <source>课件</source>
        <translation>Course</translation>
    </message>
    <message>
        <source>没有放片</source>
        <translation>No film</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>人数</source>
        <translation>People</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Entered</translation>
    </message>
    <message>
        <source>手工登记</source>
        <translation>By hand</translation>
    </message>
    <message>
        <source>上一步</source>
        <translation>One step back</translation>
    </message>
</context>
<context>
    <name>ElsewhereRollPage</name>
    <message>
        <source>群众{count}人</source>
        <translation>Others {count}</translation>
    </message>
    <message>
        <source>点完了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>那天谁来了？</source>
        <translation>Who was there?</translation>
    </message>
    <message>
        <source>找名字：{letters}</source>
        <translation>Finding: {letters}</translation>
    </message>
    <message>
        <source>没有找到：{letters}</source>
        <translation>Nobody: {letters}</translation>
    </message>
    <message>
        <source>第{page}页，共{pages}页</source>
        <translation>Page {page} of {pages}</translation>
    </message>
    <message>
        <source>上一步</source>
        <translation>One step back</translation>
    </message>
    <message>
        <source>来了的按“确定”，没来的按“→”跳过；群众只记人数</source>
        <translation>OK for those who came, → to pass over; villagers are only counted</translation>
    </message>
</context>
<context>
    <name>ElsewhereTitlePage</name>
    <message>
        <source>现在打字</source>
        <translation>Type it</translation>
    </message>
    <message>
        <source>看的是什么？</source>
        <translation>What was watched?</translation>
    </message>
    <message>
        <source>单子里有就选上；没有就按“现在打字”</source>
        <translation>Pick it here; if it is not listed, type it</translation>
    </message>
    <message>
        <source>上一步</source>
        <translation>One step back</translation>
    </message>
</context>
<context>
    <name>ElsewhereTypePage</name>
    <message>
        <source>那天开的是什么会？</source>
        <translation>Which meeting was it?</translation>
    </message>
    <message>
        <source>选好按“确定”，下一步选哪一天</source>
        <translation>Press OK; the day comes next</translation>
    </message>
    <message>
        <source>上一步</source>
        <translation>One step back</translation>
    </message>
</context>
<context>
    <name>ElsewhereWhenPage</name>
    <message>
        <source>{count}点</source>
        <translation>{count} o&apos;clock</translation>
    </message>
    <message>
        <source>{count}分</source>
        <translation>min {count}</translation>
    </message>
    <message>
        <source>{count}分钟</source>
        <translation>{count} min</translation>
    </message>
    <message>
        <source>就是那时候</source>
        <translation>That was it</translation>
    </message>
    <message>
        <source>哪一天，几点开始，多长时间？</source>
        <translation>Which day, what time, how long?</translation>
    </message>
    <message>
        <source>按 − 和 ＋ 改；大概的时间就行</source>
        <translation>Change with − and ＋; about right will do</translation>
    </message>
    <message>
        <source>这个时间还没到，请把日子或钟点改早一点</source>
        <translation>That is still to come: make it earlier</translation>
    </message>
    <message>
        <source>上一步</source>
        <translation>One step back</translation>
    </message>
</context>
<context>
    <name>EnrolmentPage</name>
    <message>
        <source>换一个号码</source>
        <translation>Another code</translation>
    </message>
    <message>
        <source>以后再登记</source>
        <translation>Enrol later</translation>
    </message>
    <message>
        <source>还没有设好镇里的地址</source>
        <translation>The township&apos;s address is not set yet</translation>
    </message>
    <message>
        <source>请把这6个数字报给镇里</source>
        <translation>Read these 6 digits to the township</translation>
    </message>
    <message>
        <source>打电话给{township}，那边输好就自动装好</source>
        <translation>Ring {township}; the rest happens by itself</translation>
    </message>
    <message>
        <source>两边核对号要一样：{fingerprint}</source>
        <translation>Both must see the same number: {fingerprint}</translation>
    </message>
    <message>
        <source>正在向镇里要号码</source>
        <translation>Asking the township for a code</translation>
    </message>
    <message>
        <source>几秒就好</source>
        <translation>A few seconds</translation>
    </message>
    <message>
        <source>号码过时了</source>
        <translation>The code is out of date</translation>
    </message>
    <message>
        <source>按“确定”换一个</source>
        <translation>Press OK for another</translation>
    </message>
    <message>
        <source>没连上镇里，看看网线插好没有</source>
        <translation>Cannot reach the township, look at the network cable</translation>
    </message>
    <message>
        <source>会自己再试；也可以按“确定”再试</source>
        <translation>It tries again by itself; OK tries now</translation>
    </message>
    <message>
        <source>开始用</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>{station}装好了</source>
        <translation>{station} is ready</translation>
    </message>
    <message>
        <source>课件和花名册会自己下来</source>
        <translation>Courses and roster come by themselves</translation>
    </message>
    <message>
        <source>{station}登记好了</source>
        <translation>{station} is enrolled</translation>
    </message>
    <message>
        <source>接着试遥控器</source>
        <translation>Try the remote</translation>
    </message>
    <message>
        <source>请打电话给镇里：会有人带U盘来设，您不用输什么</source>
        <translation>Ring the township: somebody brings it on a stick, you type nothing</translation>
    </message>
    <message>
        <source>装机的人：地址写在 config.toml 的 [township] 里，再重新开机</source>
        <translation>Installers: write it under [township] in config.toml, then restart</translation>
    </message>
</context>
<context>
    <name>FaultPage</name>
    <message>
        <source>报修：{fault}（{kind}）</source>
        <translation>Repair: {fault} ({kind})</translation>
    </message>
    <message>
        <source>故障码</source>
        <translation>Fault code</translation>
    </message>
    <message>
        <source>写的话：{words}</source>
        <translation>In your words: {words}</translation>
    </message>
    <message>
        <source>镇组织办</source>
        <translation>the township office</translation>
    </message>
    <message>
        <source>{office}电话</source>
        <translation>{office}</translation>
    </message>
    <message>
        <source>回首页</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>看所有报修</source>
        <translation>All reports</translation>
    </message>
    <message>
        <source>又坏了</source>
        <translation>Broken again</translation>
    </message>
    <message>
        <source>修好了</source>
        <translation>It works again</translation>
    </message>
    <message>
        <source>写几句（可不写）</source>
        <translation>Add a few words</translation>
    </message>
    <message>
        <source>哪里不对？请不要写人名</source>
        <translation>What is wrong? No names, please</translation>
    </message>
    <message>
        <source>放着放着没声音了。</source>
        <translation>The sound went while a film played.</translation>
    </message>
    <message>
        <source>画面一闪一闪的。</source>
        <translation>The picture flickers.</translation>
    </message>
    <message>
        <source>开机没反应。</source>
        <translation>Nothing happens when switched on.</translation>
    </message>
    <message>
        <source>下雨以后就没有网络。</source>
        <translation>No network after rain.</translation>
    </message>
</context>
<context>
    <name>FaultsPage</name>
    <message>
        <source>再报一处</source>
        <translation>Report another</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>有{count}处还没修好</source>
        <translation>{count} not mended yet</translation>
    </message>
    <message>
        <source>都修好了</source>
        <translation>All mended</translation>
    </message>
    <message>
        <source>报一处</source>
        <translation>Report a fault</translation>
    </message>
    <message>
        <source>还没有报过修</source>
        <translation>Nothing was ever reported</translation>
    </message>
</context>
<context>
    <name>FeedbackPage</name>
    <message>
        <source>这堂课大家满意吗？</source>
        <translation>Was everybody satisfied with the class?</translation>
    </message>
    <message>
        <source>满意 {count}人</source>
        <translation>Satisfied {count}</translation>
    </message>
    <message>
        <source>基本满意 {count}人</source>
        <translation>Fairly satisfied {count}</translation>
    </message>
    <message>
        <source>不满意 {count}人</source>
        <translation>Not satisfied {count}</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>请举手，数一数人数；也可以直接按数字</source>
        <translation>Hands up, and count; number keys work too</translation>
    </message>
</context>
<context>
    <name>FilmPage</name>
    <message>
        <source>正在准备查找</source>
        <translation>Getting ready to search</translation>
    </message>
    <message>
        <source>没有找到，按“返回”看全部课件</source>
        <translation>Nothing found; Back shows all</translation>
    </message>
    <message>
        <source>找到{count}课，按“返回”看全部课件</source>
        <translation>{count} found; Back shows all</translation>
    </message>
    <message>
        <source>找：{typed}</source>
        <translation>Find: {typed}</translation>
    </message>
</context>
<context>
    <name>GoOnPage</name>
    <message>
        <source>上次放到{time}，接着看吗？</source>
        <translation>It stopped at {time}. Go on?</translation>
    </message>
    <message>
        <source>接着看</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>从{time}接着放</source>
        <translation>From {time}</translation>
    </message>
    <message>
        <source>从头放</source>
        <translation>From the start</translation>
    </message>
    <message>
        <source>先不看</source>
        <translation>Not now</translation>
    </message>
</context>
<context>
    <name>GuidePage</name>
    <message>
        <source>再检查一遍</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>镇组织办</source>
        <translation>the township office</translation>
    </message>
    <message>
        <source>修不好请打{office}电话 {phone}，报故障码 {code}</source>
        <translation>If it stays, ring {office} {phone} and say fault {code}</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>Understood</translation>
    </message>
    <message>
        <source>改日期和时间</source>
        <translation>Set date and time</translation>
    </message>
    <message>
        <source>{fault}：第{step}步，共{steps}步</source>
        <translation>{fault}: step {step} of {steps}</translation>
    </message>
    <message>
        <source>修不好，报修</source>
        <translation>Report it</translation>
    </message>
    <message>
        <source>做好了，听一听</source>
        <translation>Done, let me hear</translation>
    </message>
    <message>
        <source>做好了，还不行</source>
        <translation>Done, still wrong</translation>
    </message>
    <message>
        <source>已经好了</source>
        <translation>It works now</translation>
    </message>
    <message>
        <source>报修</source>
        <translation>Repair</translation>
    </message>
    <message>
        <source>听到“叮”了吗？</source>
        <translation>Did you hear it ring?</translation>
    </message>
    <message>
        <source>刚才响了两声</source>
        <translation>It rang twice just now</translation>
    </message>
    <message>
        <source>没听清，就再响一次</source>
        <translation>Not sure? Let it ring again</translation>
    </message>
    <message>
        <source>没听到</source>
        <translation>I heard nothing</translation>
    </message>
    <message>
        <source>听到了</source>
        <translation>I heard it</translation>
    </message>
    <message>
        <source>再响一次</source>
        <translation>Ring again</translation>
    </message>
    <message>
        <source>可以接着用了</source>
        <translation>You can go on</translation>
    </message>
    <message>
        <source>回首页</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>做好以后：{seen}</source>
        <translation>Then: {seen}</translation>
    </message>
    <message>
        <source>还是不行，报修</source>
        <translation>Still wrong: report it</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>修不好请打{office}电话，报故障码 {code}</source>
        <translation>If not mended, ring {office} with fault code {code}</translation>
    </message>
</context>
<context>
    <name>HeadCount</name>
    <message>
        <source>到{count}人</source>
        <translation>{count} here</translation>
    </message>
    <message>
        <source>应到{count}人</source>
        <translation>{count} expected</translation>
    </message>
    <message>
        <source>谁来都行</source>
        <translation>open to all</translation>
    </message>
</context>
<context>
    <name>HeadCountQuestion</name>
    <message>
        <source>从头放</source>
        <translation>From the start</translation>
    </message>
    <message>
        <source>{count}人</source>
        <translation>{count}</translation>
    </message>
    <message>
        <source>几个人看？</source>
        <translation>How many are watching?</translation>
    </message>
    <message>
        <source>接着看</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>从{time}接着放，不点名</source>
        <translation>From {time}; no roll call</translation>
    </message>
    <message>
        <source>接着看，只记这次放的这一段；想算看完一课，请从头放</source>
        <translation>Only what plays now is counted; to complete the course, start over</translation>
    </message>
    <message>
        <source>开始放</source>
        <translation>Play</translation>
    </message>
    <message>
        <source>不点名，只记人数</source>
        <translation>No roll call, only a head count</translation>
    </message>
    <message>
        <source>也可以直接按数字</source>
        <translation>Number keys work too</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>哪里不对？</source>
        <translation>What is wrong?</translation>
    </message>
    <message>
        <source>别的毛病，报修</source>
        <translation>Something else: report it</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>HomeFrame</name>
    <message>
        <source>点播课件</source>
        <translation>On demand</translation>
    </message>
    <message>
        <source>十号课堂</source>
        <translation>10th class</translation>
    </message>
    <message>
        <source>学习记录</source>
        <translation>Records</translation>
    </message>
    <message>
        <source>检查和帮助</source>
        <translation>Check-up</translation>
    </message>
    <message>
        <source>关机</source>
        <translation>Turn off</translation>
    </message>
    <message>
        <source>再按就关</source>
        <translation>Again: off</translation>
    </message>
</context>
<context>
    <name>HostsPage</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>谁主持？</source>
        <translation>Who chaired?</translation>
    </message>
    <message>
        <source>谁记录？</source>
        <translation>Who kept the record?</translation>
    </message>
    <message>
        <source>不变就直接按“确定”</source>
        <translation>If nothing changed, just press OK</translation>
    </message>
</context>
<context>
    <name>LatePanel</name>
    <message>
        <source>到了</source>
        <translation>Is here</translation>
    </message>
    <message>
        <source>下一个名字</source>
        <translation>Next name</translation>
    </message>
    <message>
        <source>多一位群众</source>
        <translation>One villager more</translation>
    </message>
    <message>
        <source>关上</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>补签到</source>
        <translation>Late sign-in</translation>
    </message>
    <message>
        <source>都点过名了</source>
        <translation>All names called</translation>
    </message>
</context>
<context>
    <name>LogsPage</name>
    <message>
        <source>往前看</source>
        <translation>Earlier</translation>
    </message>
    <message>
        <source>往后看</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>存到U盘</source>
        <translation>Save to stick</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>日志</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>给镇里的技术员看的，里面没有人名</source>
        <translation>For the township&apos;s technician; it holds no names</translation>
    </message>
    <message>
        <source>正在存到U盘，先别拔</source>
        <translation>Saving to the stick, leave it in</translation>
    </message>
    <message>
        <source>存好了，U盘可以拔了</source>
        <translation>Saved. You can pull the stick out.</translation>
    </message>
    <message>
        <source>还没有记下什么</source>
        <translation>Nothing has been noted yet</translation>
    </message>
    <message>
        <source>日志读不出来，没存上；请打电话给镇里</source>
        <translation>The log cannot be read, nothing saved; please ring the township</translation>
    </message>
</context>
<context>
    <name>LoudnessDial</name>
    <message>
        <source>音量 {count}</source>
        <translation>Volume {count}</translation>
    </message>
</context>
<context>
    <name>MeetingTypePage</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>今天开什么会？</source>
        <translation>Which meeting is it today?</translation>
    </message>
    <message>
        <source>镇里的资料还没下来</source>
        <translation>Nothing from the township yet</translation>
    </message>
    <message>
        <source>选好按“确定”，下一步选课件</source>
        <translation>Press OK on it; courses come next</translation>
    </message>
    <message>
        <source>连上网就会自己下来</source>
        <translation>It comes by itself once there is a network</translation>
    </message>
    <message>
        <source>第{page}页，共{pages}页</source>
        <translation>Page {page} of {pages}</translation>
    </message>
</context>
<context>
    <name>MonthFiguresPage</name>
    <message>
        <source>没有意见</source>
        <translation>Nothing is wrong</translation>
    </message>
    <message>
        <source>有意见</source>
        <translation>Something is wrong</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>本村{month}学用情况</source>
        <translation>{month} in this village</translation>
    </message>
    <message>
        <source>回首页</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>本村学用情况</source>
        <translation>A month in this village</translation>
    </message>
    <message>
        <source>还没有要看的</source>
        <translation>Nothing to read yet</translation>
    </message>
    <message>
        <source>一个月过完了，镇里会把本村的数发下来；按“确定”回首页</source>
        <translation>After each month the township sends the figures of this village; OK leads home</translation>
    </message>
    <message>
        <source>镇里已经定稿</source>
        <translation>The month is final</translation>
    </message>
    <message>
        <source>提意见的日子过了，有事打电话</source>
        <translation>The days for objections are over; please ring</translation>
    </message>
    <message>
        <source>{day}前可以提意见</source>
        <translation>you can object until {day}</translation>
    </message>
    <message>
        <source>提了{count}条意见</source>
        <translation>{count} objections made</translation>
    </message>
    <message>
        <source>没有意见，已存好，有网就报到镇里</source>
        <translation>Nothing is wrong: saved, and sent once online</translation>
    </message>
    <message>
        <source>还有记录没报到镇里，数还会变</source>
        <translation>Records are missing, figures may change</translation>
    </message>
    <message>
        <source>没有意见就按“确定”</source>
        <translation>press OK if nothing is wrong</translation>
    </message>
    <message>
        <source>这次改过</source>
        <translation>new</translation>
    </message>
    <message>
        <source>哪一条不对？选那一条，按“确定”</source>
        <translation>Which line is wrong? Choose it and press OK</translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>再看一遍</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>正在看网络</source>
        <translation>Looking at the network</translation>
    </message>
    <message>
        <source>几秒就好</source>
        <translation>A few seconds</translation>
    </message>
    <message>
        <source>连上镇里了</source>
        <translation>Connected to the township</translation>
    </message>
    <message>
        <source>这台机器没有网卡</source>
        <translation>This computer has no network socket</translation>
    </message>
    <message>
        <source>网线没插好，无线也没连上</source>
        <translation>No cable is plugged in, and no Wi-Fi</translation>
    </message>
    <message>
        <source>线是通的，路由器没有给地址</source>
        <translation>The router gives no address</translation>
    </message>
    <message>
        <source>路由器没有回答</source>
        <translation>The router does not answer</translation>
    </message>
    <message>
        <source>村里的网是好的，镇里还没连上</source>
        <translation>The village&apos;s network is fine; no township yet</translation>
    </message>
    <message>
        <source>不用做什么</source>
        <translation>Nothing to do</translation>
    </message>
    <message>
        <source>把网线两头拔下来再插紧，听到“咔”一声；不连网也能用</source>
        <translation>Push both ends of the cable in until they click; it works offline too</translation>
    </message>
    <message>
        <source>把路由器的电源拔下来，等1分钟再插上</source>
        <translation>Pull the router&apos;s power, wait a minute, plug it in again</translation>
    </message>
    <message>
        <source>看看路由器的灯亮不亮，不亮就插好它的电源</source>
        <translation>Are the router&apos;s lights on? If not, plug in its power</translation>
    </message>
    <message>
        <source>可能是外面的线断了，或者镇里没开机；会自己再试</source>
        <translation>The line outside or the township may be down; it will try again</translation>
    </message>
    <message>
        <source>无线</source>
        <translation>Wi-Fi</translation>
    </message>
    <message>
        <source>网线</source>
        <translation>Cable</translation>
    </message>
    <message>
        <source>没连上</source>
        <translation>not connected</translation>
    </message>
    <message>
        <source>没插好</source>
        <translation>not plugged in</translation>
    </message>
    <message>
        <source>通了，还没有地址</source>
        <translation>plugged in, no address</translation>
    </message>
    <message>
        <source>路由器</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>有回答</source>
        <translation>answers</translation>
    </message>
    <message>
        <source>没有回答</source>
        <translation>no answer</translation>
    </message>
    <message>
        <source>镇里</source>
        <translation>Township</translation>
    </message>
    <message>
        <source>连上了</source>
        <translation>connected</translation>
    </message>
    <message>
        <source>村里的网是好的，还没登记到镇里</source>
        <translation>The village line is well; not yet enrolled</translation>
    </message>
    <message>
        <source>按“返回”，再按“登记到镇里”</source>
        <translation>Press Back, then Enrolment</translation>
    </message>
    <message>
        <source>不连网也能用，记录都存在这台机器里</source>
        <translation>Works without a line; all records are kept on this machine</translation>
    </message>
</context>
<context>
    <name>ObjectionPage</name>
    <message>
        <source>有事打{office}电话</source>
        <translation>To ring: {office}</translation>
    </message>
    <message>
        <source>提意见的日子过了</source>
        <translation>The days for objections are over</translation>
    </message>
    <message>
        <source>已报到镇里，等镇里答复</source>
        <translation>The township has it and will answer</translation>
    </message>
    <message>
        <source>已存好，有网就报到镇里</source>
        <translation>Saved, and sent once online</translation>
    </message>
    <message>
        <source>{line}：{reason}</source>
        <translation>{line}: {reason}</translation>
    </message>
    <message>
        <source>看别的</source>
        <translation>Other lines</translation>
    </message>
    <message>
        <source>回首页</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>还是不对</source>
        <translation>Still wrong</translation>
    </message>
    <message>
        <source>停电也不会丢；镇里答复了，首页会说</source>
        <translation>No power cut loses it; the first page will tell of the answer</translation>
    </message>
    <message>
        <source>镇里再发一次数的时候，改了的地方写着“这次改过”</source>
        <translation>When the figures come again, what changed is marked: new</translation>
    </message>
</context>
<context>
    <name>ObjectionReasonPage</name>
    <message>
        <source>{line}：哪里不对？</source>
        <translation>{line}: what is wrong?</translation>
    </message>
    <message>
        <source>选一个就存好，不用打字</source>
        <translation>Choose one and it is saved; nothing to type</translation>
    </message>
</context>
<context>
    <name>OnDemandPage</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>点播课件</source>
        <translation>On demand</translation>
    </message>
    <message>
        <source>活动还没结束，先在首页结束了再点播</source>
        <translation>A meeting is going on; end it at home first</translation>
    </message>
    <message>
        <source>想看按“确定”，换类别按“←”，打首字母能找片</source>
        <translation>OK plays, ← categories, initials find</translation>
    </message>
    <message>
        <source>正在准备查找</source>
        <translation>Getting ready to search</translation>
    </message>
    <message>
        <source>镇里的课件还没下来</source>
        <translation>No courses have come yet</translation>
    </message>
    <message>
        <source>连上网会自己下来；按“确定”回首页</source>
        <translation>They come with the network; OK goes home</translation>
    </message>
    <message>
        <source>没有找到这样的课件</source>
        <translation>No course found</translation>
    </message>
    <message>
        <source>按“确定”看全部课件</source>
        <translation>OK shows all courses</translation>
    </message>
</context>
<context>
    <name>OpeningPage</name>
    <message>
        <source>正在打开学习记录</source>
        <translation>Opening the records</translation>
    </message>
    <message>
        <source>正在打开学习计划</source>
        <translation>Opening the plan</translation>
    </message>
    <message>
        <source>要做什么，现在就可以按</source>
        <translation>Press what you want to do: it is remembered</translation>
    </message>
    <message>
        <source>已经按下“{face}”，记下了</source>
        <translation>Remembered: {face}</translation>
    </message>
</context>
<context>
    <name>PinForgottenPage</name>
    <message>
        <source>先把下面6个数字念给镇里：</source>
        <translation>First read these 6 digits to the township:</translation>
    </message>
    <message>
        <source>镇里会念8个数字给您，请按在这里：</source>
        <translation>They read you 8 digits; press them here:</translation>
    </message>
    <message>
        <source>正在核对</source>
        <translation>Checking</translation>
    </message>
    <message>
        <source>错的次数多了，要等{time}才能再试</source>
        <translation>Too many wrong ones. Wait {time}.</translation>
    </message>
    <message>
        <source>这台机器还没有登记到镇里，请先登记</source>
        <translation>This machine is not enrolled yet. Please enrol it first.</translation>
    </message>
    <message>
        <source>这8个数字不对，请镇里再念一遍</source>
        <translation>These 8 digits are wrong. Ask to hear them again.</translation>
    </message>
    <message>
        <source>忘了密码，请打电话给镇里</source>
        <translation>PIN forgotten? Ring the township</translation>
    </message>
    <message>
        <source>忘了密码，请打{office} {phone}</source>
        <translation>PIN forgotten? Ring {office} {phone}</translation>
    </message>
</context>
<context>
    <name>PinPage</name>
    <message>
        <source>正在记密码</source>
        <translation>Keeping the PIN</translation>
    </message>
    <message>
        <source>两遍不一样，请重新设</source>
        <translation>The two differ. Please set it again.</translation>
    </message>
    <message>
        <source>正在核对密码</source>
        <translation>Checking the PIN</translation>
    </message>
    <message>
        <source>请输入管理员密码</source>
        <translation>Administrator&apos;s PIN, please</translation>
    </message>
    <message>
        <source>请设一个管理员密码</source>
        <translation>Set an administrator&apos;s PIN</translation>
    </message>
    <message>
        <source>请把密码再按一遍</source>
        <translation>Press the PIN once more</translation>
    </message>
    <message>
        <source>密码是6个数字，只有管理员知道</source>
        <translation>Six digits that only the administrator knows</translation>
    </message>
    <message>
        <source>6个数字，记在自己的本子上；别人就改不了这台机器的设置</source>
        <translation>Six digits; write them down. Nobody else can change the settings.</translation>
    </message>
    <message>
        <source>两遍一样才算数，免得按错</source>
        <translation>Both must be the same, in case of a slip</translation>
    </message>
    <message>
        <source>忘了密码</source>
        <translation>PIN forgotten</translation>
    </message>
    <message>
        <source>从头再来</source>
        <translation>Start again</translation>
    </message>
    <message>
        <source>按遥控器的数字键，或者用方向键选</source>
        <translation>Press digits on the remote, or choose with arrows</translation>
    </message>
    <message>
        <source>密码不对，还可以再试{count}次</source>
        <translation>Wrong PIN. You can try {count} more.</translation>
    </message>
    <message>
        <source>密码错了{count}次，要等{time}才能再试</source>
        <translation>Wrong {count} times. Wait {time}, then try again.</translation>
    </message>
    <message>
        <source>现在可以再试了</source>
        <translation>You can try again now</translation>
    </message>
</context>
<context>
    <name>PlanDayPage</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>哪一天开？</source>
        <translation>On which day?</translation>
    </message>
    <message>
        <source>今天是{day}{weekday}</source>
        <translation>Today is {weekday}, {day}</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>{day}日</source>
        <translation>{day}</translation>
    </message>
    <message>
        <source>{day}日 已过</source>
        <translation>{day} past</translation>
    </message>
</context>
<context>
    <name>PlanTimePage</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>几点开？</source>
        <translation>At what time?</translation>
    </message>
    <message>
        <source>{type}，{day}{weekday}；选好就记下了</source>
        <translation>{type}, {weekday} {day}; it is noted once you choose</translation>
    </message>
    <message>
        <source>换成整点</source>
        <translation>Full hours</translation>
    </message>
    <message>
        <source>换成半点</source>
        <translation>Half past</translation>
    </message>
    <message>
        <source>{time} 已过</source>
        <translation>{time} past</translation>
    </message>
</context>
<context>
    <name>PlanTypePage</name>
    <message>
        <source>安排什么会？</source>
        <translation>Which meeting will it be?</translation>
    </message>
    <message>
        <source>选好按“确定”，下一步选哪一天</source>
        <translation>Choose and press OK; the day comes next</translation>
    </message>
</context>
<context>
    <name>PlayingPage</name>
    <message>
        <source>画面停住了，正在恢复，几秒就好</source>
        <translation>The picture stopped; it comes back in a few seconds</translation>
    </message>
    <message>
        <source>正在打开{title}</source>
        <translation>Opening {title}</translation>
    </message>
    <message>
        <source>{title} 这一课只有声音</source>
        <translation>{title} has sound only</translation>
    </message>
</context>
<context>
    <name>PrintPreviewPage</name>
    <message>
        <source>存到U盘</source>
        <translation>Save to stick</translation>
    </message>
    <message>
        <source>上一页</source>
        <translation>Page before</translation>
    </message>
    <message>
        <source>下一页</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>再打一份</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>纸上有名字，先收起来了。按“确定”再看</source>
        <translation>Put away, for there are names on it. OK shows it again</translation>
    </message>
    <message>
        <source>按“确定”放大看</source>
        <translation>OK makes it larger</translation>
    </message>
    <message>
        <source>正在存</source>
        <translation>Saving</translation>
    </message>
    <message>
        <source>正在打印</source>
        <translation>Printing</translation>
    </message>
    <message>
        <source>↑↓ 挪动&#x3000;“确定”缩小</source>
        <translation>↑↓ move · OK makes it small</translation>
    </message>
    <message>
        <source>{page}&#x3000;←→ 翻页&#x3000;{moves}</source>
        <translation>{page} · ←→ turn · {moves}</translation>
    </message>
</context>
<context>
    <name>RecordPage</name>
    <message>
        <source>看名字</source>
        <translation>Show names</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>未开成</source>
        <translation>Not held</translation>
    </message>
    <message>
        <source>应到{count}人</source>
        <translation>{count} expected</translation>
    </message>
    <message>
        <source>人数</source>
        <translation>People</translation>
    </message>
    <message>
        <source>看完</source>
        <translation>watched</translation>
    </message>
    <message>
        <source>没看完</source>
        <translation>not to the end</translation>
    </message>
    <message>
        <source>课件</source>
        <translation>Course</translation>
    </message>
    <message>
        <source>讨论</source>
        <translation>Talk</translation>
    </message>
    <message>
        <source>中断</source>
        <translation>Break</translation>
    </message>
    <message>
        <source>停过{time}</source>
        <translation>stopped for {time}</translation>
    </message>
    <message>
        <source>到了：{names}</source>
        <translation>Here: {names}</translation>
    </message>
    <message>
        <source>没到：{names}</source>
        <translation>Not here: {names}</translation>
    </message>
    <message>
        <source>收起名字</source>
        <translation>Hide names</translation>
    </message>
    <message>
        <source>正在找这份记录</source>
        <translation>Looking for the record</translation>
    </message>
    <message>
        <source>这份记录不在这台机器上了</source>
        <translation>This record is no longer on this machine</translation>
    </message>
    <message>
        <source>别的记录在“学习记录”里，按“返回”</source>
        <translation>Back leads to the other records</translation>
    </message>
    <message>
        <source>补充这份记录</source>
        <translation>Add to it</translation>
    </message>
    <message>
        <source>更正这份记录</source>
        <translation>Correct it</translation>
    </message>
    <message>
        <source>镇里请您补充：{comment}</source>
        <translation>The township asks you to add: {comment}</translation>
    </message>
    <message>
        <source>停过一阵，时钟不准，说不清多久</source>
        <translation>Stopped for a time the clock cannot tell</translation>
    </message>
    <message>
        <source>停过大约{time}</source>
        <translation>Stopped for about {time}</translation>
    </message>
    <message>
        <source>看改了什么</source>
        <translation>See changes</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>第{number}稿</source>
        <translation>Ver. {number}</translation>
    </message>
    <message>
        <source>没有放片</source>
        <translation>No film</translation>
    </message>
    <message>
        <source>说了</source>
        <translation>Said</translation>
    </message>
    <message>
        <source>打印记录表</source>
        <translation>Print the forms</translation>
    </message>
</context>
<context>
    <name>RecordsPage</name>
    <message>
        <source>上个月</source>
        <translation>Month before</translation>
    </message>
    <message>
        <source>下个月</source>
        <translation>Month after</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>{year}年{month}月的学习记录</source>
        <translation>Records of {month}/{year}</translation>
    </message>
    <message>
        <source>还没有学习记录</source>
        <translation>No records yet</translation>
    </message>
    <message>
        <source>{count}份记录等着上报，有网了自动报</source>
        <translation>Waiting for the network, then sent by itself: {count}</translation>
    </message>
    <message>
        <source>按“确定”看一份</source>
        <translation>Press OK to see one</translation>
    </message>
    <message>
        <source>未开成</source>
        <translation>Not held</translation>
    </message>
    <message>
        <source>第{number}稿</source>
        <translation>version {number}</translation>
    </message>
    <message>
        <source>登记别处收看</source>
        <translation>Seen elsewhere</translation>
    </message>
    <message>
        <source>手工登记</source>
        <translation>by hand</translation>
    </message>
    <message>
        <source>打印这个月</source>
        <translation>Print this month</translation>
    </message>
    <message>
        <source>没有放片</source>
        <translation>no film</translation>
    </message>
    <message>
        <source>正在读记录</source>
        <translation>Reading the records</translation>
    </message>
    <message>
        <source>学习记录</source>
        <translation>Records</translation>
    </message>
    <message>
        <source>开过会、看过课，记录都在这里；按“确定”回首页</source>
        <translation>What was held or watched is here; OK goes home</translation>
    </message>
</context>
<context>
    <name>RefusalPage</name>
    <message>
        <source>关机</source>
        <translation>Turn off</translation>
    </message>
    <message>
        <source>这台机器的资料，要新版本才能打开</source>
        <translation>A newer version is needed to open this machine&apos;s data</translation>
    </message>
    <message>
        <source>电脑存满了，打不开学习系统</source>
        <translation>The disk is full, so the kiosk cannot be opened</translation>
    </message>
    <message>
        <source>电脑里存资料的地方打不开</source>
        <translation>The place where data is kept cannot be opened</translation>
    </message>
    <message>
        <source>资料都在，没有动过。请打电话给镇里升级，报故障码 C34</source>
        <translation>Everything is still here, untouched. Please ring the township for an upgrade and say code C34</translation>
    </message>
    <message>
        <source>请打电话给镇里来腾地方，报故障码 C31</source>
        <translation>Please ring the township to make room and say code C31</translation>
    </message>
    <message>
        <source>请关机，等半分钟再打开；还不行就打电话给镇里，报故障码 C32</source>
        <translation>Turn the PC off, wait half a minute, turn it on; if it stays, ring the township: C32</translation>
    </message>
</context>
<context>
    <name>RemotePage</name>
    <message>
        <source>从头再来</source>
        <translation>Start again</translation>
    </message>
    <message>
        <source>忘掉学过的键</source>
        <translation>Forget learnt keys</translation>
    </message>
    <message>
        <source>对着电视按；不想学了，按“返回”</source>
        <translation>Point it at the TV. Back ends this.</translation>
    </message>
    <message>
        <source>没等到，先跳过这个键</source>
        <translation>Nothing came; that key is skipped</translation>
    </message>
    <message>
        <source>这个键要留着打字，请按另一个</source>
        <translation>This key is for writing. Press another.</translation>
    </message>
    <message>
        <source>这个键是“{key}”，请按另一个</source>
        <translation>This key is &quot;{key}&quot;. Press another.</translation>
    </message>
    <message>
        <source>好，认得了</source>
        <translation>Good, known now</translation>
    </message>
    <message>
        <source>请按遥控器：{key}</source>
        <translation>Press on the remote: {key}</translation>
    </message>
    <message>
        <source>没有这个键，跳过</source>
        <translation>No such key, skip it</translation>
    </message>
    <message>
        <source>好了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>六个键都认得了</source>
        <translation>All six keys are known</translation>
    </message>
    <message>
        <source>上</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>下</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>左</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>右</source>
        <translation>Right</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>学好了，按“确定”往下走</source>
        <translation>Learnt. Press OK to go on</translation>
    </message>
    <message>
        <source>跳过了：{keys}</source>
        <translation>Skipped: {keys}</translation>
    </message>
</context>
<context>
    <name>RepairKindPage</name>
    <message>
        <source>是哪方面的毛病？</source>
        <translation>What kind of fault is it?</translation>
    </message>
    <message>
        <source>说不准就选“主机”，镇里会看</source>
        <translation>Not sure? Choose Computer; the township will see</translation>
    </message>
</context>
<context>
    <name>RepairPage</name>
    <message>
        <source>报修：{fault}</source>
        <translation>Report: {fault}</translation>
    </message>
    <message>
        <source>不用打字，自检结果会一起报给镇里</source>
        <translation>No typing: what the check found goes with it</translation>
    </message>
    <message>
        <source>报给镇里</source>
        <translation>Tell the township</translation>
    </message>
    <message>
        <source>故障码 {code}</source>
        <translation>Fault code {code}</translation>
    </message>
    <message>
        <source>类别：{kind}</source>
        <translation>Kind: {kind}</translation>
    </message>
    <message>
        <source>先不报</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>报了以后，这里能看到镇里的回话</source>
        <translation>What the township answers is shown here later</translation>
    </message>
</context>
<context>
    <name>RetypePage</name>
    <message>
        <source>其实开的是什么会？</source>
        <translation>Which meeting was it really?</translation>
    </message>
    <message>
        <source>点过的名都还在，应到的人跟着会议变</source>
        <translation>Marks stay; who was called goes by the meeting</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>保存记录</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>改一改</source>
        <translation>Change it</translation>
    </message>
    <message>
        <source>请看一遍</source>
        <translation>Please look it over</translation>
    </message>
    <message>
        <source>没错就保存；停电也不会丢</source>
        <translation>If it is right, save it; no power cut can lose it</translation>
    </message>
    <message>
        <source>活动</source>
        <translation>What</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>人数</source>
        <translation>People</translation>
    </message>
    <message>
        <source>课件</source>
        <translation>Course</translation>
    </message>
    <message>
        <source>没有放片</source>
        <translation>No film</translation>
    </message>
    <message>
        <source>讨论</source>
        <translation>Talk</translation>
    </message>
    <message>
        <source>不到{count}人，这次不计场次</source>
        <translation>Fewer than {count}: does not count as a meeting</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>没放成</source>
        <translation>could not be played</translation>
    </message>
    <message>
        <source>看完</source>
        <translation>watched</translation>
    </message>
    <message>
        <source>没看完</source>
        <translation>not to the end</translation>
    </message>
    <message>
        <source>主持</source>
        <translation>Chair</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>说了</source>
        <translation>Said</translation>
    </message>
    <message>
        <source>还有{count}人没点名，保存就算没来</source>
        <translation>{count} not called yet: saved, they count as absent</translation>
    </message>
</context>
<context>
    <name>RollCallPage</name>
    <message>
        <source>群众{count}人</source>
        <translation>Others {count}</translation>
    </message>
    <message>
        <source>撤销刚才这一步</source>
        <translation>Undo the last step</translation>
    </message>
    <message>
        <source>点完了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>点完了，放片</source>
        <translation>Done, play</translation>
    </message>
    <message>
        <source>点完了，开会</source>
        <translation>Done, begin</translation>
    </message>
    <message>
        <source>正在点名</source>
        <translation>Calling</translation>
    </message>
    <message>
        <source>已经到了，按“确定”可撤销</source>
        <translation>Is here; OK takes it back</translation>
    </message>
    <message>
        <source>到了按“确定”，没应按“→”</source>
        <translation>Here: OK. No answer: →</translation>
    </message>
    <message>
        <source>来了几位群众？</source>
        <translation>How many villagers came?</translation>
    </message>
    <message>
        <source>还有{count}人没到</source>
        <translation>{count} not here yet</translation>
    </message>
    <message>
        <source>到齐了</source>
        <translation>Everybody is here</translation>
    </message>
    <message>
        <source>不到{count}人，这次不计场次，照样有记录</source>
        <translation>Fewer than {count}: kept on record, not counted as a meeting</translation>
    </message>
    <message>
        <source>列席的人</source>
        <translation>Observers</translation>
    </message>
    <message>
        <source>列席{count}人</source>
        <translation>Observers {count}</translation>
    </message>
    <message>
        <source>找名字：{letters}</source>
        <translation>Finding: {letters}</translation>
    </message>
    <message>
        <source>没有找到：{letters}</source>
        <translation>Nobody: {letters}</translation>
    </message>
    <message>
        <source>群众只记人数；也可以直接按数字</source>
        <translation>Villagers are only counted; number keys work too</translation>
    </message>
    <message>
        <source>第{page}页，共{pages}页。打拼音首字母找人；迟到的人放片时再点。</source>
        <translation>Page {page} of {pages}. Type initials to find a name. Latecomers can be marked during the film.</translation>
    </message>
    <message>
        <source>打拼音首字母找人。先放片也行，迟到的放片时再点，名单会收起来。</source>
        <translation>Type initials to find a name. Latecomers can be marked during the film. Names go away once it plays.</translation>
    </message>
</context>
<context>
    <name>RowList</name>
    <message>
        <source>第{page}页，共{pages}页</source>
        <translation>Page {page} of {pages}</translation>
    </message>
</context>
<context>
    <name>SavedPage</name>
    <message>
        <source>正在保存</source>
        <translation>Saving</translation>
    </message>
    <message>
        <source>马上就好，先别关机</source>
        <translation>Nearly done, do not turn off yet</translation>
    </message>
    <message>
        <source>回到首页</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>下次开机也在这里</source>
        <translation>It is here next time too</translation>
    </message>
    <message>
        <source>关机</source>
        <translation>Turn off</translation>
    </message>
    <message>
        <source>已存好，停电也不会丢</source>
        <translation>Saved; no power cut can lose it</translation>
    </message>
    <message>
        <source>已报到镇里</source>
        <translation>The township has it</translation>
    </message>
    <message>
        <source>正在报到镇里</source>
        <translation>Going to the township</translation>
    </message>
    <message>
        <source>等有网了自动上报</source>
        <translation>Goes by itself once there is a network</translation>
    </message>
    <message>
        <source>还没存好</source>
        <translation>Not saved yet</translation>
    </message>
    <message>
        <source>填的都还在，再存一次；还不行就请打镇里电话</source>
        <translation>Everything entered is still here; save again, or ring the township</translation>
    </message>
    <message>
        <source>再存一次</source>
        <translation>Save again</translation>
    </message>
    <message>
        <source>先别关机</source>
        <translation>Do not turn off yet</translation>
    </message>
    <message>
        <source>打印记录表</source>
        <translation>Print the forms</translation>
    </message>
    <message>
        <source>再按就关</source>
        <translation>Again: off</translation>
    </message>
</context>
<context>
    <name>SetTimePage</name>
    <message>
        <source>{count}年</source>
        <translation>{count}</translation>
    </message>
    <message>
        <source>{count}月</source>
        <translation>Month {count}</translation>
    </message>
    <message>
        <source>{count}日</source>
        <translation>Day {count}</translation>
    </message>
    <message>
        <source>{count}点</source>
        <translation>{count} o&apos;clock</translation>
    </message>
    <message>
        <source>{count}分</source>
        <translation>{count} min</translation>
    </message>
    <message>
        <source>就是这个时间</source>
        <translation>That is the time</translation>
    </message>
    <message>
        <source>不按我说的，用机器的钟</source>
        <translation>Forget what I said</translation>
    </message>
    <message>
        <source>不改了</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>今天是哪一天，现在几点？</source>
        <translation>What day is it, and what time?</translation>
    </message>
    <message>
        <source>这个时间早就过去了，请再看看年、月、日</source>
        <translation>That time has long passed: look at year, month and day again</translation>
    </message>
    <message>
        <source>按 − 和 ＋ 改；记录会注明这是站里报的时间，由镇里核对</source>
        <translation>Change with − and ＋; records note that the village told the time</translation>
    </message>
</context>
<context>
    <name>SetUpPage</name>
    <message>
        <source>课件和花名册会自己下来，不用守着</source>
        <translation>Films and roster come by themselves; no need to wait</translation>
    </message>
    <message>
        <source>开始用</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>回到首页</source>
        <translation>To the home page</translation>
    </message>
    <message>
        <source>再走一遍</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>以后要改，按“检查和帮助”，再按“设置”</source>
        <translation>To change it later: Check and help, then Settings</translation>
    </message>
    <message>
        <source>{station}装好了</source>
        <translation>{station} is ready</translation>
    </message>
    <message>
        <source>{station}装好了（{time}）</source>
        <translation>{station} is ready ({time})</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>退出学习系统</source>
        <translation>Leave the program</translation>
    </message>
    <message>
        <source>再按一次，退出</source>
        <translation>Press again to leave</translation>
    </message>
    <message>
        <source>回到首页</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>音量 {count}</source>
        <translation>volume {count}</translation>
    </message>
    <message>
        <source>学了{count}个键</source>
        <translation>{count} keys learnt</translation>
    </message>
    <message>
        <source>已登记</source>
        <translation>enrolled</translation>
    </message>
    <message>
        <source>还没登记</source>
        <translation>not enrolled</translation>
    </message>
    <message>
        <source>连上镇里了</source>
        <translation>connected</translation>
    </message>
    <message>
        <source>没连上镇里</source>
        <translation>not connected</translation>
    </message>
    <message>
        <source>登记到镇里</source>
        <translation>Enrolment</translation>
    </message>
    <message>
        <source>网络</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>声音</source>
        <translation>Sound</translation>
    </message>
    <message>
        <source>画面四边</source>
        <translation>Screen edges</translation>
    </message>
    <message>
        <source>缩小过</source>
        <translation>smaller</translation>
    </message>
    <message>
        <source>满屏</source>
        <translation>full screen</translation>
    </message>
    <message>
        <source>深色（大厅灯暗时）</source>
        <translation>Dark, for a dim hall</translation>
    </message>
    <message>
        <source>遥控器</source>
        <translation>Remote control</translation>
    </message>
    <message>
        <source>语言 Language</source>
        <translation>Language 语言</translation>
    </message>
    <message>
        <source>换密码</source>
        <translation>Change the PIN</translation>
    </message>
    <message>
        <source>日志</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>用着</source>
        <translation>on</translation>
    </message>
    <message>
        <source>没用</source>
        <translation>off</translation>
    </message>
    <message>
        <source>改了马上就算数</source>
        <translation>Every change holds at once</translation>
    </message>
    <message>
        <source>打印成员卡</source>
        <translation>Print member cards</translation>
    </message>
    <message>
        <source>中文</source>
        <translation>English</translation>
    </message>
</context>
<context>
    <name>SoundPage</name>
    <message>
        <source>再响一声</source>
        <translation>Ring again</translation>
    </message>
    <message>
        <source>没听到</source>
        <translation>I heard nothing</translation>
    </message>
    <message>
        <source>正在响：叮</source>
        <translation>Ringing now</translation>
    </message>
    <message>
        <source>现在响不了，过一会儿再按</source>
        <translation>It cannot ring now; press again in a moment</translation>
    </message>
    <message>
        <source>听到“叮”了吗？</source>
        <translation>Did you hear it ring?</translation>
    </message>
    <message>
        <source>听到了</source>
        <translation>I heard it</translation>
    </message>
    <message>
        <source>声音正好，就按这里</source>
        <translation>Press here if it is loud enough</translation>
    </message>
    <message>
        <source>试一试声音</source>
        <translation>Try the sound</translation>
    </message>
    <message>
        <source>响一声</source>
        <translation>Ring once</translation>
    </message>
    <message>
        <source>按一下，电视或音箱会“叮”一声</source>
        <translation>The TV or the speakers will ring</translation>
    </message>
    <message>
        <source>太响太轻，用下面的 − 和 ＋ 改</source>
        <translation>Too loud or too soft? Use − and ＋ below</translation>
    </message>
    <message>
        <source>先不试</source>
        <translation>Not now</translation>
    </message>
</context>
<context>
    <name>StandbyPage</name>
    <message>
        <source>会议进行中</source>
        <translation>Meeting going on</translation>
    </message>
    <message>
        <source>这一课放不了，请换一课</source>
        <translation>This course cannot be played, choose another</translation>
    </message>
    <message>
        <source>{title}看完了，计{time}</source>
        <translation>{title} watched, {time}</translation>
    </message>
    <message>
        <source>还差{time}才算看完，接着看？</source>
        <translation>{time} short of watched. Go on?</translation>
    </message>
    <message>
        <source>{title}会自动重新下载</source>
        <translation>{title} is downloaded again by itself</translation>
    </message>
    <message>
        <source>{title}看了{time}</source>
        <translation>{title}: {time} watched</translation>
    </message>
    <message>
        <source>再放一课</source>
        <translation>Another course</translation>
    </message>
    <message>
        <source>从课件里再选一课</source>
        <translation>Choose one more course</translation>
    </message>
    <message>
        <source>补签到</source>
        <translation>Late sign-in</translation>
    </message>
    <message>
        <source>接着看</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>从{time}接着放</source>
        <translation>From {time}</translation>
    </message>
    <message>
        <source>放下一课</source>
        <translation>Next course</translation>
    </message>
    <message>
        <source>看好了</source>
        <translation>Finished</translation>
    </message>
    <message>
        <source>存好记录，回到首页</source>
        <translation>Save the record</translation>
    </message>
    <message>
        <source>散会，填记录</source>
        <translation>End, keep record</translation>
    </message>
    <message>
        <source>不用打字，按几下“确定”</source>
        <translation>No typing, a few times OK</translation>
    </message>
    <message>
        <source>还没有人签到</source>
        <translation>Nobody has signed in</translation>
    </message>
    <message>
        <source>没有人签到的活动不计场次</source>
        <translation>A meeting without people does not count</translation>
    </message>
    <message>
        <source>把到了的人点上</source>
        <translation>Mark those who are here</translation>
    </message>
    <message>
        <source>就这样结束</source>
        <translation>End it like this</translation>
    </message>
    <message>
        <source>还差{time}才算看完，从头放？</source>
        <translation>{time} short of watched. From the start?</translation>
    </message>
    <message>
        <source>{title}让画面断了两次，已经记下，报给镇里</source>
        <translation>{title} broke the picture twice; the township is told</translation>
    </message>
    <message>
        <source>{title}放不了，已经记下，报给镇里</source>
        <translation>{title} cannot be played; the township is told</translation>
    </message>
    <message>
        <source>从头放</source>
        <translation>From the start</translation>
    </message>
    <message>
        <source>{title}放完了</source>
        <translation>{title} has run to its end</translation>
    </message>
    <message>
        <source>点播</source>
        <translation>On demand</translation>
    </message>
    <message>
        <source>{count}人看</source>
        <translation>{count} watching</translation>
    </message>
</context>
<context>
    <name>TasksPage</name>
    <message>
        <source>开始收看</source>
        <translation>Watch</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>{month}的学习任务</source>
        <translation>Courses of {month}</translation>
    </message>
    <message>
        <source>镇里还没有发学习计划</source>
        <translation>No plan from the township yet</translation>
    </message>
    <message>
        <source>规定</source>
        <translation>required</translation>
    </message>
    <message>
        <source>自选</source>
        <translation>optional</translation>
    </message>
    <message>
        <source>{day}前</source>
        <translation>by {day}</translation>
    </message>
    <message>
        <source>安排活动</source>
        <translation>Plan a meeting</translation>
    </message>
    <message>
        <source>会议安排</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>规定的都看完了；自选的看不看都行</source>
        <translation>All required courses are watched; the optional ones are up to you</translation>
    </message>
    <message>
        <source>还差{left}课，{people}人以上一起看完才算</source>
        <translation>{left} to go; it counts with {people} or more watching to the end</translation>
    </message>
    <message>
        <source>{count}课还没下载好</source>
        <translation>{count} not here yet</translation>
    </message>
    <message>
        <source>发了会自己下来；按“确定”也能先开会、先收看</source>
        <translation>It comes by itself; OK begins without it</translation>
    </message>
    <message>
        <source>{month}学用情况</source>
        <translation>{month} in figures</translation>
    </message>
</context>
<context>
    <name>TenthClassPage</name>
    <message>
        <source>自己开一堂</source>
        <translation>Hold one of our own</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>十号课堂</source>
        <translation>10th class</translation>
    </message>
    <message>
        <source>活动还没结束，先在首页结束了再开课</source>
        <translation>A meeting is going on; end it at home first</translation>
    </message>
    <message>
        <source>按“确定”开课</source>
        <translation>Press OK to begin</translation>
    </message>
    <message>
        <source>镇里还没有通知开课</source>
        <translation>No class announced yet</translation>
    </message>
    <message>
        <source>已过</source>
        <translation>past</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>today</translation>
    </message>
    <message>
        <source>通知了会自己下来；按“确定”自己开一堂</source>
        <translation>It comes by itself; OK holds your own</translation>
    </message>
</context>
<context>
    <name>TopicsPage</name>
    <message>
        <source>大家还想学什么？（可不填）</source>
        <translation>What next? (optional)</translation>
    </message>
    <message>
        <source>跳过</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>想学的请举手，数一数人数；也可以直接按数字</source>
        <translation>Count hands; number keys work too</translation>
    </message>
    <message>
        <source>第{page}页，共{pages}页</source>
        <translation>Page {page} of {pages}</translation>
    </message>
</context>
<context>
    <name>TouchUpPage</name>
    <message>
        <source>改哪一样？</source>
        <translation>Change which one?</translation>
    </message>
    <message>
        <source>只改选中的这一样，别的都不变</source>
        <translation>Only the one you choose changes</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>记了{count}类</source>
        <translation>Counted: {count}</translation>
    </message>
    <message>
        <source>没记</source>
        <translation>Not counted</translation>
    </message>
    <message>
        <source>谁到了</source>
        <translation>Who was there</translation>
    </message>
    <message>
        <source>讨论</source>
        <translation>Talk</translation>
    </message>
    <message>
        <source>还想学什么</source>
        <translation>What to learn next</translation>
    </message>
    <message>
        <source>满意不满意</source>
        <translation>Satisfied or not</translation>
    </message>
    <message>
        <source>会议类型</source>
        <translation>Kind of meeting</translation>
    </message>
    <message>
        <source>主持人、记录人</source>
        <translation>Chair and recorder</translation>
    </message>
</context>
<context>
    <name>Veil</name>
    <message>
        <source>这里有名字，先收起来了</source>
        <translation>Names are put away for now</translation>
    </message>
    <message>
        <source>按“确定”接着</source>
        <translation>OK goes on</translation>
    </message>
</context>
<context>
    <name>VisitorsPage</name>
    <message>
        <source>重新点名</source>
        <translation>Call again</translation>
    </message>
    <message>
        <source>再按一次，重新点</source>
        <translation>Press again</translation>
    </message>
    <message>
        <source>接着点名</source>
        <translation>To the roll</translation>
    </message>
    <message>
        <source>谁来列席？</source>
        <translation>Who sits in?</translation>
    </message>
    <message>
        <source>没叫到会、自己来听的人，来了按“确定”；不算应到</source>
        <translation>OK for those who came uncalled; they are not expected</translation>
    </message>
    <message>
        <source>列席{count}人</source>
        <translation>Observers {count}</translation>
    </message>
    <message>
        <source>花名册上的人都叫到了</source>
        <translation>Everybody was called</translation>
    </message>
</context>
<context>
    <name>WritePage</name>
    <message>
        <source>删一个字</source>
        <translation>Erase</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>下一条</source>
        <translation>New line</translation>
    </message>
    <message>
        <source>常用语</source>
        <translation>Phrases</translation>
    </message>
    <message>
        <source>写好了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>打拼音</source>
        <translation>Pinyin</translation>
    </message>
    <message>
        <source>打数字</source>
        <translation>Digits</translation>
    </message>
    <message>
        <source>打字母</source>
        <translation>Letters</translation>
    </message>
    <message>
        <source>{count}个字，还能写{room}个</source>
        <translation>{count} written, {room} left</translation>
    </message>
    <message>
        <source>换读音</source>
        <translation>Sound</translation>
    </message>
    <message>
        <source>就用它</source>
        <translation>Take it</translation>
    </message>
    <message>
        <source>空格</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>正在找字……</source>
        <translation>Looking for words…</translation>
    </message>
    <message>
        <source>按遥控器上的数字打拼音，比如“大家”按 32542；插上键盘也能打</source>
        <translation>Type pinyin with the digits of the remote: 32542 for 大家. A keyboard works too</translation>
    </message>
    <message>
        <source>{count}个字，写满了</source>
        <translation>{count} written, full</translation>
    </message>
    <message>
        <source>这里写满了，其余的请写在纸上</source>
        <translation>This is full: write the rest on paper, please</translation>
    </message>
    <message>
        <source>这台电脑打不了拼音。请用常用语，或者写在纸上</source>
        <translation>This computer cannot do pinyin. Use the phrases, or write on paper</translation>
    </message>
</context>
<context>
    <name>arrivals</name>
    <message>
        <source>这张卡不是本村的</source>
        <translation>This card is not from this village</translation>
    </message>
    <message>
        <source>{name} 到了</source>
        <translation>{name} is here</translation>
    </message>
    <message>
        <source>{name} 列席</source>
        <translation>{name} sits in</translation>
    </message>
</context>
<context>
    <name>bar</name>
    <message>
        <source>没有声音</source>
        <translation>Muted</translation>
    </message>
    <message>
        <source>声音 {volume}</source>
        <translation>Vol {volume}</translation>
    </message>
</context>
<context>
    <name>by_hand</name>
    <message>
        <source>共产党员网</source>
        <translation>Party website</translation>
    </message>
    <message>
        <source>卫星</source>
        <translation>Satellite</translation>
    </message>
    <message>
        <source>现场报告、讲座</source>
        <translation>Live lecture</translation>
    </message>
    <message>
        <source>别的地方</source>
        <translation>Somewhere else</translation>
    </message>
    <message>
        <source>《{title}》，{source}</source>
        <translation>{title}, {source}</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>昨天</source>
        <translation>Yesterday</translation>
    </message>
    <message>
        <source>前天</source>
        <translation>2 days ago</translation>
    </message>
</context>
<context>
    <name>damage</name>
    <message>
        <source>这台机器的登记坏了，请重新登记；学习记录都在</source>
        <translation>This machine&apos;s enrolment is damaged, please enrol it again; all records are still here</translation>
    </message>
    <message>
        <source>镇里发的课表和名单坏了，连上网会自动重新下载</source>
        <translation>The plan and roster are damaged; they are fetched again once there is a line</translation>
    </message>
    <message>
        <source>上次没办完的活动读不出来了，原件已收好，请打镇里电话</source>
        <translation>The meeting that was going on cannot be read; the original is kept, please ring the township</translation>
    </message>
    <message>
        <source>{year}年{month}月的学习记录读不出来了，原件已收好，请打镇里电话</source>
        <translation>The records of {year}-{month} cannot be read; the original is kept, please ring the township</translation>
    </message>
    <message>
        <source>有一份存的资料读不出来了，原件已收好，请打镇里电话</source>
        <translation>Something kept here cannot be read; the original is kept, please ring the township</translation>
    </message>
    <message>
        <source>上次的活动有{count}步没读出来，其余都在，请看一眼人数</source>
        <translation>{count} step(s) of the last meeting could not be read, the rest is here; please look at the numbers once more</translation>
    </message>
    <message>
        <source>{year}年{month}月的学习记录坏过一处，已换上备份，请看看最后一次在不在</source>
        <translation>The records of {year}-{month} were damaged and the copy is used; please see whether the last one is there</translation>
    </message>
    <message>
        <source>有一份存的资料坏过一处，已换上备份，照常使用</source>
        <translation>Something kept here was damaged and the copy is used; carry on as usual</translation>
    </message>
</context>
<context>
    <name>faults</name>
    <message>
        <source>修好了</source>
        <translation>It works again</translation>
    </message>
    <message>
        <source>镇里说修好了</source>
        <translation>Township: mended</translation>
    </message>
    <message>
        <source>镇里已经知道了</source>
        <translation>The township knows</translation>
    </message>
    <message>
        <source>已报到镇里</source>
        <translation>The township has it</translation>
    </message>
    <message>
        <source>等有网再报</source>
        <translation>Waits for a network</translation>
    </message>
    <message>
        <source>这处修好了，镇里也会知道</source>
        <translation>This works again; the township will know</translation>
    </message>
    <message>
        <source>镇里说修好了，请试一试</source>
        <translation>The township says it is mended; please try</translation>
    </message>
    <message>
        <source>已报到镇里，等镇里回话；急的话就打电话</source>
        <translation>The township has it and will answer; ring if it is urgent</translation>
    </message>
    <message>
        <source>已经记下，停电也不会丢；有网就报给镇里，也可以先打电话</source>
        <translation>Kept safe, even without power; sent once there is a network. You may ring now</translation>
    </message>
    <message>
        <source>：{words}</source>
        <translation>: {words}</translation>
    </message>
</context>
<context>
    <name>figures</name>
    <message>
        <source>算上的集中学习</source>
        <translation>Meetings that count</translation>
    </message>
    <message>
        <source>来学习的人次</source>
        <translation>Attendances</translation>
    </message>
    <message>
        <source>{part}人次</source>
        <translation>{part}</translation>
    </message>
    <message>
        <source>应到的来了多少</source>
        <translation>Expected people who came</translation>
    </message>
    <message>
        <source>规定的课看完多少</source>
        <translation>Required courses watched</translation>
    </message>
    <message>
        <source>设备好用的天数</source>
        <translation>Days in working order</translation>
    </message>
    <message>
        <source>多少天没有集中学习</source>
        <translation>Days since the last meeting</translation>
    </message>
    <message>
        <source>{part}天</source>
        <translation>{part} days</translation>
    </message>
    <message>
        <source>算上了，记录存晚了</source>
        <translation>Counts; record late</translation>
    </message>
    <message>
        <source>算上了</source>
        <translation>Counts</translation>
    </message>
    <message>
        <source>没算：没有人签到</source>
        <translation>Not counted: nobody signed in</translation>
    </message>
    <message>
        <source>没算：不到{minimum}人</source>
        <translation>Not counted: under {minimum}</translation>
    </message>
    <message>
        <source>没算：课没看完</source>
        <translation>Not counted: not watched to the end</translation>
    </message>
    <message>
        <source>没算：手工登记，另外列</source>
        <translation>Not counted: entered by hand</translation>
    </message>
    <message>
        <source>没算：点播，另外列</source>
        <translation>Not counted: on demand</translation>
    </message>
    <message>
        <source>没算：会没开成</source>
        <translation>Not counted: not held</translation>
    </message>
    <message>
        <source>没算</source>
        <translation>Not counted</translation>
    </message>
    <message>
        <source>这一条</source>
        <translation>This line</translation>
    </message>
    <message>
        <source>这次会议没算进来</source>
        <translation>It was not counted</translation>
    </message>
    <message>
        <source>有会议没算进来</source>
        <translation>A meeting is missing</translation>
    </message>
    <message>
        <source>人数不对</source>
        <translation>Wrong number of people</translation>
    </message>
    <message>
        <source>课没看完算错了</source>
        <translation>It was watched to the end</translation>
    </message>
    <message>
        <source>其他，打电话说</source>
        <translation>Something else, by telephone</translation>
    </message>
    <message>
        <source>意见报到镇里了</source>
        <translation>Objection sent</translation>
    </message>
    <message>
        <source>意见等有网再报</source>
        <translation>Sent once online</translation>
    </message>
    <message>
        <source>镇里答复：已改</source>
        <translation>Township: put right</translation>
    </message>
    <message>
        <source>镇里答复：有说明</source>
        <translation>Township: explained</translation>
    </message>
    <message>
        <source>镇里答复了</source>
        <translation>The township answered</translation>
    </message>
    <message>
        <source>{month}的意见镇里答复了，在这里按“确定”看</source>
        <translation>The township answered on {month}: press OK here</translation>
    </message>
    <message>
        <source>{month}学用情况请看一看，{day}前可以提意见</source>
        <translation>Please look at the figures of {month}; you can object until {day}</translation>
    </message>
    <message>
        <source>{office}电话 {phone}</source>
        <translation>{office}: {phone}</translation>
    </message>
    <message>
        <source>{part}/{whole}场</source>
        <translation>{part}/{whole}</translation>
    </message>
    <message>
        <source>{part}/{whole}人次</source>
        <translation>{part}/{whole}</translation>
    </message>
    <message>
        <source>{part}/{whole}课</source>
        <translation>{part}/{whole}</translation>
    </message>
    <message>
        <source>{part}/{whole}份</source>
        <translation>{part}/{whole}</translation>
    </message>
    <message>
        <source>{part}/{whole}天</source>
        <translation>{part}/{whole}</translation>
    </message>
    <message>
        <source>四个必看的会看了多少</source>
        <translation>Meetings that must watch, and did</translation>
    </message>
    <message>
        <source>一天内存好的记录</source>
        <translation>Records closed within a day</translation>
    </message>
</context>
<context>
    <name>films</name>
    <message>
        <source>看到{time}</source>
        <translation>Left at {time}</translation>
    </message>
    <message>
        <source>新来的</source>
        <translation>New</translation>
    </message>
    <message>
        <source>规定</source>
        <translation>Required</translation>
    </message>
    <message>
        <source>自选</source>
        <translation>Optional</translation>
    </message>
    <message>
        <source>全部课件</source>
        <translation>All courses</translation>
    </message>
    <message>
        <source>没看完的</source>
        <translation>Unfinished</translation>
    </message>
    <message>
        <source>放不了，重新下载中</source>
        <translation>Fetching it again</translation>
    </message>
    <message>
        <source>未下载 {percent}%</source>
        <translation>{percent}% here</translation>
    </message>
    <message>
        <source>未下载</source>
        <translation>Not here yet</translation>
    </message>
    <message>
        <source>排在最前下载</source>
        <translation>Fetched next</translation>
    </message>
    <message>
        <source>{title}还没下来，连上网最先下载</source>
        <translation>{title} comes first once online</translation>
    </message>
    <message>
        <source>{title}还没下来，已排到最前下载</source>
        <translation>{title} is fetched first now</translation>
    </message>
</context>
<context>
    <name>first_start</name>
    <message>
        <source>第{step}步，共{steps}步</source>
        <translation>Step {step} of {steps}</translation>
    </message>
</context>
<context>
    <name>guides</name>
    <message>
        <source>电视上的音量条变长了，也没有静音的记号</source>
        <translation>the bar on the TV is longer and nothing says mute</translation>
    </message>
    <message>
        <source>看看音箱：插头插紧，音量拧到一半</source>
        <translation>The speakers: push the plug in, turn the knob half way</translation>
    </message>
    <message>
        <source>音箱上的灯亮了</source>
        <translation>the light on the speaker is on</translation>
    </message>
    <message>
        <source>从电脑到电视（音箱）的线，两头拔下来再插紧</source>
        <translation>The cable from PC to TV (speakers): pull both ends out, push them in</translation>
    </message>
    <message>
        <source>插到底了，轻轻一拉不松动</source>
        <translation>both ends are in and hold</translation>
    </message>
    <message>
        <source>按遥控器上的电源键，打开电视</source>
        <translation>Press power on the remote to switch the TV on</translation>
    </message>
    <message>
        <source>电视下边的小灯变了颜色</source>
        <translation>the small light on the TV changes colour</translation>
    </message>
    <message>
        <source>按遥控器上的“信号源”，选HDMI</source>
        <translation>Press Source on the remote and choose HDMI</translation>
    </message>
    <message>
        <source>电视上出来学习系统的画面</source>
        <translation>these pages are on the TV</translation>
    </message>
    <message>
        <source>电脑和电视之间的线，两头拔下来再插紧</source>
        <translation>The cable between PC and TV: pull both ends out, push them in</translation>
    </message>
    <message>
        <source>等10秒钟，画面就出来了</source>
        <translation>the picture comes within 10 seconds</translation>
    </message>
    <message>
        <source>回首页，换一课放放看</source>
        <translation>Go home and try another film</translation>
    </message>
    <message>
        <source>别的课能放，就是那一课坏了，会自动重新下载</source>
        <translation>if it plays, only that film is broken; it is fetched again</translation>
    </message>
    <message>
        <source>按首页上的“关机”，等半分钟，再按电脑上的电源键</source>
        <translation>Shut down from home, wait half a minute, press the power button</translation>
    </message>
    <message>
        <source>首页又出来了，再放一次</source>
        <translation>home is back; play it again</translation>
    </message>
    <message>
        <source>先关机，再拔下电脑的电源线，等1分钟插回去</source>
        <translation>Shut down, pull the power cable, put it back after a minute</translation>
    </message>
    <message>
        <source>开机以后，再放一次</source>
        <translation>switch on and play it again</translation>
    </message>
    <message>
        <source>坏的课件已经收走，换一课照样看</source>
        <translation>The broken film is put aside; show another</translation>
    </message>
    <message>
        <source>没有变灰的课，都能放</source>
        <translation>all films that are not grey can be shown</translation>
    </message>
    <message>
        <source>连着网，坏的会自己重新下载</source>
        <translation>With a network it is fetched again by itself</translation>
    </message>
    <message>
        <source>首页最下面写着“正在下载”</source>
        <translation>the foot of home says it is fetching</translation>
    </message>
    <message>
        <source>过两天还没下载好，就给镇里打电话</source>
        <translation>If it is not here in two days, ring the township</translation>
    </message>
    <message>
        <source>镇里看看是不是课件本身坏了</source>
        <translation>they see whether the film itself is broken</translation>
    </message>
    <message>
        <source>路由器的电源拔下来，等半分钟，再插上</source>
        <translation>Unplug the router, wait half a minute, plug it in</translation>
    </message>
    <message>
        <source>等2分钟，路由器的灯又亮了</source>
        <translation>after 2 minutes its lights are on again</translation>
    </message>
    <message>
        <source>电脑后面的网线，拔下来再插紧</source>
        <translation>The network cable behind the PC: pull it out, push it in</translation>
    </message>
    <message>
        <source>听到“嗒”的一声，插口旁边的小灯亮了</source>
        <translation>it clicks, and the small light beside it is on</translation>
    </message>
    <message>
        <source>看看路由器：灯亮着吗？不亮就插好电源</source>
        <translation>The router: is its light on? If not, plug it in</translation>
    </message>
    <message>
        <source>路由器的灯亮了，有的一闪一闪</source>
        <translation>its lights are on, some of them blink</translation>
    </message>
    <message>
        <source>问问隔壁，能不能上网；给镇里打个电话</source>
        <translation>Ask next door whether they have a network; ring the township</translation>
    </message>
    <message>
        <source>别处也上不了，就是线路的事，等来网自己会连</source>
        <translation>if nobody has one it is the line; it comes back by itself</translation>
    </message>
    <message>
        <source>给镇里打电话，请人来看看</source>
        <translation>Ring the township and ask somebody to come</translation>
    </message>
    <message>
        <source>报上故障码，镇里就知道带什么来</source>
        <translation>with the fault code they know what to bring</translation>
    </message>
    <message>
        <source>电脑的电源线，两头都插紧</source>
        <translation>Push both ends of the PC&apos;s power cable in</translation>
    </message>
    <message>
        <source>电脑上的电源灯亮着</source>
        <translation>the light on the PC is on</translation>
    </message>
    <message>
        <source>开关上的灯亮了</source>
        <translation>the light in the switch is on</translation>
    </message>
    <message>
        <source>用完按首页上的“关机”，不要直接拔插头</source>
        <translation>Shut down from home; do not pull the plug</translation>
    </message>
    <message>
        <source>屏幕黑了以后，再关插线板</source>
        <translation>switch the strip off once the screen is dark</translation>
    </message>
    <message>
        <source>先照样收看；新课先不下载</source>
        <translation>Go on viewing; new films are not fetched for now</translation>
    </message>
    <message>
        <source>首页还能按“开始收看”</source>
        <translation>Start viewing still works on home</translation>
    </message>
    <message>
        <source>不要自己拆电脑，也不要删东西</source>
        <translation>Do not open the PC or delete anything</translation>
    </message>
    <message>
        <source>已经存好的记录都在电脑里</source>
        <translation>all saved records are still in it</translation>
    </message>
    <message>
        <source>看看今天的日期对不对，不对就改过来</source>
        <translation>Is the date right? If not, change it</translation>
    </message>
    <message>
        <source>首页右上角的日期和时间对了</source>
        <translation>date and time on home are right</translation>
    </message>
    <message>
        <source>插好网线，连上镇里，时间会自己对好</source>
        <translation>Plug the network in: the township sets the time</translation>
    </message>
    <message>
        <source>首页最下面写着“已联网”</source>
        <translation>the foot of home says connected</translation>
    </message>
    <message>
        <source>一关机日期就错，是电脑里的小电池没电了，请镇里来换</source>
        <translation>Wrong after each switch-off: its small battery is flat; ask the township</translation>
    </message>
    <message>
        <source>换好以前照样收看，记录由镇里核对</source>
        <translation>go on viewing; the township checks the records</translation>
    </message>
    <message>
        <source>按一下，遥控器或电脑上的小灯闪一下</source>
        <translation>press a key: a small light flashes</translation>
    </message>
    <message>
        <source>对准电脑按，中间不要有东西挡着</source>
        <translation>Point it at the PC with nothing in between</translation>
    </message>
    <message>
        <source>先用鼠标点，或者用键盘上的方向键和回车</source>
        <translation>Use the mouse, or the arrows and Enter of a keyboard</translation>
    </message>
    <message>
        <source>点得动，就先这样用，不耽误收看</source>
        <translation>if that works, go on like this</translation>
    </message>
    <message>
        <source>按一下打印机的电源键</source>
        <translation>Press the printer&apos;s power button</translation>
    </message>
    <message>
        <source>打印机的灯亮了，不闪红灯</source>
        <translation>its light is on, and no red one blinks</translation>
    </message>
    <message>
        <source>放一叠A4纸，盖子都盖严</source>
        <translation>Put A4 paper in and close all covers</translation>
    </message>
    <message>
        <source>纸放平了，没有卡住的纸</source>
        <translation>the paper lies flat and none is jammed</translation>
    </message>
    <message>
        <source>打印机和电脑的线，两头拔下来再插紧</source>
        <translation>The cable between printer and PC: pull both ends out, push them in</translation>
    </message>
    <message>
        <source>等半分钟，再打印一次</source>
        <translation>wait half a minute and print again</translation>
    </message>
    <message>
        <source>U盘拔下来，翻个面再插到底</source>
        <translation>Pull the stick out, turn it over, push it all the way in</translation>
    </message>
    <message>
        <source>U盘上的小灯亮了</source>
        <translation>the light on the stick is on</translation>
    </message>
    <message>
        <source>换一个插口插</source>
        <translation>Try another socket</translation>
    </message>
    <message>
        <source>换一个U盘试试</source>
        <translation>Try another stick</translation>
    </message>
    <message>
        <source>别的U盘能用，就是那个U盘坏了</source>
        <translation>if that works, the first stick is broken</translation>
    </message>
    <message>
        <source>多按几下遥控器上的音量“＋”</source>
        <translation>Press volume + on the remote a few times</translation>
    </message>
    <message>
        <source>插线板的开关打开，或者换个插孔</source>
        <translation>Switch the strip on, or try another socket</translation>
    </message>
    <message>
        <source>给遥控器换两节新电池，正负极对好</source>
        <translation>Put two new batteries in the remote, + and − the right way</translation>
    </message>
    <message>
        <source>按方向键，屏幕上亮着的格子会动</source>
        <translation>press an arrow: the bright field moves</translation>
    </message>
</context>
<context>
    <name>home</name>
    <message>
        <source>{people}人已签到</source>
        <translation>{people} signed in</translation>
    </message>
    <message>
        <source>回到刚才那一步</source>
        <translation>Back to the last step</translation>
    </message>
    <message>
        <source>放到{time}</source>
        <translation>film at {time}</translation>
    </message>
    <message>
        <source>从{time}接着放</source>
        <translation>From {time}</translation>
    </message>
    <message>
        <source>停了{time}</source>
        <translation>off for {time}</translation>
    </message>
    <message>
        <source>刚才断电了，记录都在</source>
        <translation>The power was cut; nothing is lost</translation>
    </message>
    <message>
        <source>活动还没结束，记录都在</source>
        <translation>The meeting is not over; nothing is lost</translation>
    </message>
    <message>
        <source>接着看</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>接着办</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>结束这次活动</source>
        <translation>End this meeting</translation>
    </message>
    <message>
        <source>这台机器还没有登记</source>
        <translation>This machine is not enrolled yet</translation>
    </message>
    <message>
        <source>登记以后，镇里的课件和花名册会自己下来</source>
        <translation>Then courses and roster come by themselves</translation>
    </message>
    <message>
        <source>登记到镇里</source>
        <translation>Enrol with the township</translation>
    </message>
    <message>
        <source>给镇里打个电话，报6个数字</source>
        <translation>Ring them, read out 6 digits</translation>
    </message>
    <message>
        <source>检查和帮助</source>
        <translation>Check-up</translation>
    </message>
    <message>
        <source>今天是{day}，对吗？</source>
        <translation>Today is {day}, right?</translation>
    </message>
    <message>
        <source>对</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>就是今天</source>
        <translation>That is today</translation>
    </message>
    <message>
        <source>检查一下电视和音箱的线，大约1分钟</source>
        <translation>Look at the cables of TV and speakers, about a minute</translation>
    </message>
    <message>
        <source>一步步检查</source>
        <translation>Step by step</translation>
    </message>
    <message>
        <source>先不管，照样收看</source>
        <translation>Never mind, watch</translation>
    </message>
    <message>
        <source>今天{time} {type}</source>
        <translation>Today {time} {type}</translation>
    </message>
    <message>
        <source>开始收看</source>
        <translation>Watch</translation>
    </message>
    <message>
        <source>直接点名，点完就放</source>
        <translation>Call the roll, then it plays</translation>
    </message>
    <message>
        <source>没有指定课件，可以自己选</source>
        <translation>No course is set, choose one</translation>
    </message>
    <message>
        <source>课件还没下载好，可以先换一课</source>
        <translation>The course is not here yet, another will do</translation>
    </message>
    <message>
        <source>课件已备好：{title}{length}</source>
        <translation>ready: {title} {length}</translation>
    </message>
    <message>
        <source>应到{count}人</source>
        <translation>{count} expected</translation>
    </message>
    <message>
        <source>按遥控器上的“确定”</source>
        <translation>Press OK on the remote</translation>
    </message>
    <message>
        <source>没有网络也照样能用</source>
        <translation>Works without a network too</translation>
    </message>
    <message>
        <source>随时可以收看</source>
        <translation>Ready to watch</translation>
    </message>
    <message>
        <source>本月的课都看完了</source>
        <translation>All courses of the month are watched</translation>
    </message>
    <message>
        <source>本月还有{count}课要看</source>
        <translation>{count} to watch this month</translation>
    </message>
    <message>
        <source>本月没有规定课件，可以自己选</source>
        <translation>Nothing is required this month, choose freely</translation>
    </message>
    <message>
        <source>规定课件看完{done}课，共{all}课</source>
        <translation>{done} of {all} required courses watched</translation>
    </message>
    <message>
        <source>{day}日前看完就行</source>
        <translation>by {month}/{day} is soon enough</translation>
    </message>
    <message>
        <source>{month}的学习任务</source>
        <translation>Courses of {month}</translation>
    </message>
    <message>
        <source>镇里还没有发学习计划</source>
        <translation>No plan from the township yet</translation>
    </message>
    <message>
        <source>村学习站点</source>
        <translation>Village study station</translation>
    </message>
    <message>
        <source>{station}学习站点</source>
        <translation>{station} study station</translation>
    </message>
    <message>
        <source>还没有登记到镇里</source>
        <translation>Not enrolled yet</translation>
    </message>
    <message>
        <source>{count}份记录等着上报</source>
        <translation>Records waiting to go up: {count}</translation>
    </message>
    <message>
        <source>正在连镇里，不影响使用</source>
        <translation>Reaching the township; everything works meanwhile</translation>
    </message>
    <message>
        <source>已联网，记录都已报到镇里</source>
        <translation>Online; the township has all records</translation>
    </message>
    <message>
        <source>镇组织办</source>
        <translation>the township office</translation>
    </message>
    <message>
        <source>修不好请打{office}电话 {phone}，报故障码 {code}</source>
        <translation>If it stays, ring {office} {phone} and say fault {code}</translation>
    </message>
    <message>
        <source>没连上网，不影响使用</source>
        <translation>No network; everything works</translation>
    </message>
    <message>
        <source>{time}没连上网，不影响使用</source>
        <translation>No network for {time}; everything works</translation>
    </message>
    <message>
        <source>正在下载{title} {percent}%</source>
        <translation>Downloading {title} {percent}%</translation>
    </message>
    <message>
        <source>从头放</source>
        <translation>From the start</translation>
    </message>
    <message>
        <source>共{count}课</source>
        <translation>{count} courses</translation>
    </message>
    <message>
        <source>。{count}份记录存在本机，有网就自动上报</source>
        <translation>. Records waiting here: {count}</translation>
    </message>
    <message>
        <source>上次的记录还没存好</source>
        <translation>The last record is not saved yet</translation>
    </message>
    <message>
        <source>填的都还在，再存一次就好</source>
        <translation>Everything entered is still here; save it once more</translation>
    </message>
    <message>
        <source>再存一次</source>
        <translation>Save again</translation>
    </message>
    <message>
        <source>先别关机</source>
        <translation>Do not turn off yet</translation>
    </message>
    <message>
        <source>上次（{day}）的记录已替您存好</source>
        <translation>Last time&apos;s record ({day}) was saved for you</translation>
    </message>
    <message>
        <source>散会时没有按结束，请补写讨论</source>
        <translation>Nobody ended the meeting; please add what was discussed</translation>
    </message>
    <message>
        <source>补写</source>
        <translation>Add it</translation>
    </message>
    <message>
        <source>不用打字，按几下“确定”</source>
        <translation>No typing, a few times OK</translation>
    </message>
    <message>
        <source>不用补</source>
        <translation>Nothing to add</translation>
    </message>
    <message>
        <source>镇里请您补充{count}处，在这里按“确定”就去补</source>
        <translation>Records the township asks you to add to: {count}. OK here leads there</translation>
    </message>
    <message>
        <source>{count}份记录镇里没收下，在这里按“确定”看看</source>
        <translation>Records the township did not take: {count}. OK here shows why</translation>
    </message>
    <message>
        <source>停了大约{time}</source>
        <translation>stopped about {time}</translation>
    </message>
    <message>
        <source>机器的钟可能不准；记录会注明，由镇里核对</source>
        <translation>The machine&apos;s clock may be wrong; records note it, the township checks</translation>
    </message>
    <message>
        <source>不对，我来改</source>
        <translation>No, I will set it</translation>
    </message>
    <message>
        <source>今天是几月几日？</source>
        <translation>What day is it today?</translation>
    </message>
    <message>
        <source>机器上是{day}，肯定不对；不改也照样收看，由镇里核对</source>
        <translation>The machine says {day}, which is wrong; films play all the same</translation>
    </message>
    <message>
        <source>我来改</source>
        <translation>Set the date</translation>
    </message>
    <message>
        <source>不用打字，按几下就好</source>
        <translation>No typing, a few presses</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>Understood</translation>
    </message>
    <message>
        <source>照样收看</source>
        <translation>Watch all the same</translation>
    </message>
    <message>
        <source>怎么办</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>一步步来，大约1分钟</source>
        <translation>Step by step, about a minute</translation>
    </message>
    <message>
        <source>照着图做，做好按“确定”</source>
        <translation>Do as the picture shows, then press OK</translation>
    </message>
    <message>
        <source>报修的地方镇里说修好了，在这里按“确定”试一试</source>
        <translation>The township says your fault is mended; press OK here to try</translation>
    </message>
</context>
<context>
    <name>paper</name>
    <message>
        <source>记录表和签到表</source>
        <translation>Record and sign-in sheet</translation>
    </message>
    <message>
        <source>{month}的记录表</source>
        <translation>Forms of {month}</translation>
    </message>
    <message>
        <source>成员卡</source>
        <translation>Member cards</translation>
    </message>
    <message>
        <source>第{page}页，共{pages}页</source>
        <translation>Page {page} of {pages}</translation>
    </message>
    <message>
        <source>正在排版</source>
        <translation>Laying out the pages</translation>
    </message>
    <message>
        <source>这里还没有可以打印的</source>
        <translation>There is nothing to print here yet</translation>
    </message>
    <message>
        <source>这次没排好，按“返回”再来一次</source>
        <translation>That did not work; press Back and try again</translation>
    </message>
    <message>
        <source>打印机收下了，还没打出来。{trouble}</source>
        <translation>The printer has it, nothing came out yet. {trouble}</translation>
    </message>
    <message>
        <source>正在交给打印机</source>
        <translation>Handing it to the printer</translation>
    </message>
    <message>
        <source>打印机收下了，正在打</source>
        <translation>The printer has it and is printing</translation>
    </message>
    <message>
        <source>打印好了，请签字存档</source>
        <translation>Printed. Please sign and file it</translation>
    </message>
    <message>
        <source>在打印机那里取消了，没打完。可以再打一次</source>
        <translation>It was cancelled at the printer. You may print again</translation>
    </message>
    <message>
        <source>正在存到U盘，先别拔</source>
        <translation>Saving to the stick, leave it in</translation>
    </message>
    <message>
        <source>已存到U盘，U盘可以拔了</source>
        <translation>Saved. You may pull the stick out</translation>
    </message>
    <message>
        <source>打出来沿线剪开，开会时扫一扫就签到</source>
        <translation>Print, cut along the marks, scan to sign in</translation>
    </message>
    <message>
        <source>打出来签字存档；没有打印机，就存到U盘</source>
        <translation>Print, sign and file; without a printer, save to a stick</translation>
    </message>
    <message>
        <source>没有打印。{trouble}</source>
        <translation>Not printed. {trouble}</translation>
    </message>
    <message>
        <source>没找到打印机，看看电源和线，或存到U盘</source>
        <translation>No printer found: check power and cable, or save to a stick</translation>
    </message>
    <message>
        <source>打印机没纸了，添上纸就会接着打</source>
        <translation>No paper left: it goes on once there is some</translation>
    </message>
    <message>
        <source>打印机卡纸了，把纸取出来就会接着打</source>
        <translation>Paper jam: take the paper out and it goes on</translation>
    </message>
    <message>
        <source>打印机的盖子开着，盖上就会接着打</source>
        <translation>The cover is open: close it and it goes on</translation>
    </message>
    <message>
        <source>打印机没墨了，换上墨盒就会接着打</source>
        <translation>No ink left: put in a new one and it goes on</translation>
    </message>
    <message>
        <source>打印机没有回应，看看电源开了没有</source>
        <translation>The printer does not answer: is it switched on?</translation>
    </message>
    <message>
        <source>打印机停住了，关掉再开；不行就存到U盘</source>
        <translation>The printer has stopped: switch it off and on, or save to a stick</translation>
    </message>
    <message>
        <source>打印机现在不收，再试一次，或存到U盘</source>
        <translation>The printer takes nothing now: try again, or save to a stick</translation>
    </message>
    <message>
        <source>没找到U盘，插好了再按一次</source>
        <translation>No stick found: plug it in and press again</translation>
    </message>
    <message>
        <source>U盘满了，没存上。换一个U盘再按一次</source>
        <translation>Stick full, not saved. Take another and press again</translation>
    </message>
    <message>
        <source>这个U盘不让写，没存上。换一个U盘再按一次</source>
        <translation>This stick is locked, not saved. Take another and press again</translation>
    </message>
    <message>
        <source>U盘拔早了，没存上，记录都还在。插好再按一次</source>
        <translation>Pulled too early, not saved; the records are safe. Plug it in and press again</translation>
    </message>
    <message>
        <source>U盘坏了，存上的读不出来。换一个再按一次</source>
        <translation>The stick is broken. Take another and press again</translation>
    </message>
    <message>
        <source>这个U盘打不开，换一个U盘再按一次</source>
        <translation>This stick cannot be opened. Take another and press again</translation>
    </message>
</context>
<context>
    <name>phrases</name>
    <message>
        <source>大家一致赞成。</source>
        <translation>Everybody agreed.</translation>
    </message>
    <message>
        <source>大家认真收看，都说看得懂、用得上。</source>
        <translation>All watched closely and found it clear and useful.</translation>
    </message>
    <message>
        <source>党员表示要带头学、带头做。</source>
        <translation>Members will be the first to learn and to act.</translation>
    </message>
    <message>
        <source>结合本村实际，商量了下一步怎么干。</source>
        <translation>We agreed on what to do next in our village.</translation>
    </message>
    <message>
        <source>群众代表谈了自己的想法。</source>
        <translation>Villagers told what they think.</translation>
    </message>
    <message>
        <source>对照片子，找出了我们村的差距。</source>
        <translation>We saw where our village falls short.</translation>
    </message>
    <message>
        <source>会后由村干部挨家挨户讲一讲。</source>
        <translation>The committee will explain it house by house.</translation>
    </message>
    <message>
        <source>没有不同意见。</source>
        <translation>Nobody disagreed.</translation>
    </message>
    <message>
        <source>建议请农技员来现场讲一讲。</source>
        <translation>Please let an agronomist explain it here.</translation>
    </message>
    <message>
        <source>希望多放实用技术的片子。</source>
        <translation>More films on practical skills, please.</translation>
    </message>
    <message>
        <source>希望多放种植、养殖的片子。</source>
        <translation>More films on crops and livestock, please.</translation>
    </message>
    <message>
        <source>希望讲一讲惠农政策怎么办理。</source>
        <translation>Please explain how to apply for farm subsidies.</translation>
    </message>
    <message>
        <source>希望讲一讲怎样防电信诈骗。</source>
        <translation>Please explain how to guard against fraud.</translation>
    </message>
    <message>
        <source>这一课想再看一遍。</source>
        <translation>We want to see this course again.</translation>
    </message>
    <message>
        <source>字小了，后排看不清。</source>
        <translation>The letters are too small for the back row.</translation>
    </message>
    <message>
        <source>建议农忙时改在晚上放。</source>
        <translation>In the busy season, show films in the evening.</translation>
    </message>
    <message>
        <source>{beginning}（共{count}个字）</source>
        <translation>{beginning} ({count} characters)</translation>
    </message>
</context>
<context>
    <name>revisions</name>
    <message>
        <source>补充</source>
        <translation>Supplement</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>Correction</translation>
    </message>
    <message>
        <source>点名点漏了</source>
        <translation>Missed in the roll call</translation>
    </message>
    <message>
        <source>类型选错了</source>
        <translation>Wrong kind of meeting</translation>
    </message>
    <message>
        <source>补写讨论</source>
        <translation>Discussion missing</translation>
    </message>
    <message>
        <source>镇里要求补充</source>
        <translation>Asked for by the township</translation>
    </message>
    <message>
        <source>人数记错了</source>
        <translation>Wrong number of people</translation>
    </message>
    <message>
        <source>其他原因</source>
        <translation>Another reason</translation>
    </message>
    <message>
        <source>到了</source>
        <translation>There</translation>
    </message>
    <message>
        <source>迟到</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>请假</source>
        <translation>On leave</translation>
    </message>
    <message>
        <source>没来</source>
        <translation>Not there</translation>
    </message>
    <message>
        <source>列席</source>
        <translation>Observer</translation>
    </message>
    <message>
        <source>补学</source>
        <translation>Studied later</translation>
    </message>
    <message>
        <source>没点到</source>
        <translation>Not called</translation>
    </message>
    <message>
        <source>镇里没收下：收到的内容不完整。改一下再存，会重新上报</source>
        <translation>Not taken: it arrived incomplete. Change it and save, and it is sent again</translation>
    </message>
    <message>
        <source>镇里没收下：这份记录是别的村的。请打镇里电话</source>
        <translation>Not taken: this record is another village&apos;s. Please ring the township</translation>
    </message>
    <message>
        <source>镇里没收下，请打镇里电话；改过再存，会重新上报</source>
        <translation>Not taken: please ring the township. Once changed and saved it is sent again</translation>
    </message>
    <message>
        <source>第{number}稿</source>
        <translation>Version {number}</translation>
    </message>
    <message>
        <source>{revision} {kind}：{reason}（{author}，{day} {time}）</source>
        <translation>{revision}, {kind}: {reason} ({author}, {day} {time})</translation>
    </message>
    <message>
        <source>没有署名</source>
        <translation>unsigned</translation>
    </message>
    <message>
        <source>签到改了{count}人</source>
        <translation>Marks changed: {count}</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>应到</source>
        <translation>Expected</translation>
    </message>
    <message>
        <source>群众</source>
        <translation>Villagers</translation>
    </message>
    <message>
        <source>讨论</source>
        <translation>Talk</translation>
    </message>
    <message>
        <source>这次活动</source>
        <translation>Meeting</translation>
    </message>
    <message>
        <source>换了主持人</source>
        <translation>Another chair</translation>
    </message>
    <message>
        <source>换了记录人</source>
        <translation>Another recorder</translation>
    </message>
    <message>
        <source>改了大家还想学什么</source>
        <translation>What to learn next was changed</translation>
    </message>
    <message>
        <source>改了满意人数</source>
        <translation>Hands were counted again</translation>
    </message>
    <message>
        <source>改了课件</source>
        <translation>Courses were changed</translation>
    </message>
    <message>
        <source>改了照片</source>
        <translation>Photos were changed</translation>
    </message>
    <message>
        <source>改了别的内容</source>
        <translation>Something else was changed</translation>
    </message>
    <message>
        <source>{what} {before} → {after}</source>
        <translation>{what}: {before} → {after}</translation>
    </message>
    <message>
        <source>{count}人</source>
        <translation>{count}</translation>
    </message>
    <message>
        <source>没有</source>
        <translation>none</translation>
    </message>
    <message>
        <source>没填</source>
        <translation>not said</translation>
    </message>
    <message>
        <source>{people}人发言</source>
        <translation>{people} spoke</translation>
    </message>
    <message>
        <source>开成了</source>
        <translation>held</translation>
    </message>
    <message>
        <source>未开成，{reason}</source>
        <translation>not held, {reason}</translation>
    </message>
    <message>
        <source>添上漏的</source>
        <translation>what was missing</translation>
    </message>
    <message>
        <source>打了{count}个字</source>
        <translation>{count} characters typed</translation>
    </message>
</context>
<context>
    <name>stick_words</name>
    <message>
        <source>没找到U盘，请插上再按一次</source>
        <translation>No stick found. Plug one in, press again.</translation>
    </message>
    <message>
        <source>U盘满了，请换一个再按一次</source>
        <translation>The stick is full. Try another one.</translation>
    </message>
    <message>
        <source>这个U盘不让写，请换一个再按一次</source>
        <translation>This stick is read-only. Try another one.</translation>
    </message>
    <message>
        <source>U盘拔早了，请插上再按一次</source>
        <translation>Pulled out too soon. Plug it in, press again.</translation>
    </message>
    <message>
        <source>这个U盘坏了，请换一个再按一次</source>
        <translation>This stick is broken. Try another one.</translation>
    </message>
    <message>
        <source>这个U盘读不了，请换一个再按一次</source>
        <translation>This stick cannot be read. Try another one.</translation>
    </message>
</context>
<context>
    <name>times</name>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>那天机器的钟不准，由镇里核对</source>
        <translation>The machine&apos;s clock was wrong; the township checks</translation>
    </message>
    <message>
        <source>{time}左右</source>
        <translation>about {time}</translation>
    </message>
    <message>
        <source>机器上记的是{time}，按站里报的时间改正</source>
        <translation>Recorded as {time}; corrected by hand</translation>
    </message>
    <message>
        <source>机器上记的是{time}，按镇里的时间改正</source>
        <translation>Recorded as {time}; corrected by the township</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>手工登记，{day}存的</source>
        <translation>By hand, saved {day}</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Entered</translation>
    </message>
</context>
<context>
    <name>way_back</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>回到首页</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>回首页</source>
        <translation>Home</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>{hours}小时{minutes}分</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{seconds}秒</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>{minutes}分钟</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>{minutes}分{seconds}秒</source>
        <translation>{minutes} min {seconds} s</translation>
    </message>
    <message>
        <source>{hours}小时</source>
        <translation>{hours} h</translation>
    </message>
    <message>
        <source>{days}天</source>
        <translation>{days} days</translation>
    </message>
    <message>
        <source>{month}月{day}日</source>
        <translation>{month}/{day}</translation>
    </message>
    <message>
        <source>{year}年{month}月{day}日{weekday}</source>
        <translation>{weekday}, {month}/{day}/{year}</translation>
    </message>
    <message>
        <source>星期一</source>
        <translation>Monday</translation>
    </message>
    <message>
        <source>星期二</source>
        <translation>Tuesday</translation>
    </message>
    <message>
        <source>星期三</source>
        <translation>Wednesday</translation>
    </message>
    <message>
        <source>星期四</source>
        <translation>Thursday</translation>
    </message>
    <message>
        <source>星期五</source>
        <translation>Friday</translation>
    </message>
    <message>
        <source>星期六</source>
        <translation>Saturday</translation>
    </message>
    <message>
        <source>星期日</source>
        <translation>Sunday</translation>
    </message>
    <message>
        <source>一月</source>
        <translation>January</translation>
    </message>
    <message>
        <source>二月</source>
        <translation>February</translation>
    </message>
    <message>
        <source>三月</source>
        <translation>March</translation>
    </message>
    <message>
        <source>四月</source>
        <translation>April</translation>
    </message>
    <message>
        <source>五月</source>
        <translation>May</translation>
    </message>
    <message>
        <source>六月</source>
        <translation>June</translation>
    </message>
    <message>
        <source>七月</source>
        <translation>July</translation>
    </message>
    <message>
        <source>八月</source>
        <translation>August</translation>
    </message>
    <message>
        <source>九月</source>
        <translation>September</translation>
    </message>
    <message>
        <source>十月</source>
        <translation>October</translation>
    </message>
    <message>
        <source>十一月</source>
        <translation>November</translation>
    </message>
    <message>
        <source>十二月</source>
        <translation>December</translation>
    </message>
    <message>
        <source>《{title}》</source>
        <translation>“{title}”</translation>
    </message>
    <message>
        <source>看完</source>
        <translation>done</translation>
    </message>
    <message>
        <source>过期</source>
        <translation>overdue</translation>
    </message>
    <message>
        <source>待看</source>
        <translation>to do</translation>
    </message>
    <message>
        <source>等着上报</source>
        <translation>waiting to go up</translation>
    </message>
    <message>
        <source>已报到镇里</source>
        <translation>The township has it</translation>
    </message>
    <message>
        <source>镇里没收下</source>
        <translation>not accepted</translation>
    </message>
    <message>
        <source>镇里请您补充</source>
        <translation>please add</translation>
    </message>
    <message>
        <source>没人来</source>
        <translation>Nobody came</translation>
    </message>
    <message>
        <source>停电</source>
        <translation>Power cut</translation>
    </message>
    <message>
        <source>设备坏了</source>
        <translation>Equipment broken</translation>
    </message>
    <message>
        <source>改期</source>
        <translation>Postponed</translation>
    </message>
    <message>
        <source>没有讨论</source>
        <translation>No discussion</translation>
    </message>
    <message>
        <source>讨论还没填</source>
        <translation>Discussion not entered</translation>
    </message>
    <message>
        <source>讨论了，{people}人发言</source>
        <translation>Discussed, {people} spoke</translation>
    </message>
    <message>
        <source>到{present}人</source>
        <translation>{present} here</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>刚才有件事没办成，再试一次；不行就请打镇里电话</source>
        <translation>Something did not work; try again, or ring the township</translation>
    </message>
    <message>
        <source>（故障码 {code}）</source>
        <translation> (fault {code})</translation>
    </message>
    <message>
        <source>这一课放不了，请换一课。会自动重新下载</source>
        <translation>This course cannot be played, choose another. It is downloaded again by itself</translation>
    </message>
    <message>
        <source>这一课还没下载好，请换一课</source>
        <translation>This course is not here yet, choose another</translation>
    </message>
    <message>
        <source>这一课放不了，请换一课</source>
        <translation>This course cannot be played, choose another</translation>
    </message>
    <message>
        <source>画面停住了，正在重新打开，请稍等几秒</source>
        <translation>The picture stopped and is being opened again, a few seconds</translation>
    </message>
    <message>
        <source>没找到音箱，放片会没有声音</source>
        <translation>No speakers found, films will be silent</translation>
    </message>
    <message>
        <source>还没有人签到</source>
        <translation>Nobody has signed in</translation>
    </message>
    <message>
        <source>电脑快存满了，记录还能存，先不下载新课</source>
        <translation>The disk is nearly full; records are safe, no new courses for now</translation>
    </message>
    <message>
        <source>刚才没能存到电脑里，请打镇里电话</source>
        <translation>That could not be saved, ring the township</translation>
    </message>
    <message>
        <source>有一份存的资料坏了，已收好留给镇里看</source>
        <translation>Something stored was damaged; it is kept for the township to look at</translation>
    </message>
    <message>
        <source>有一份存的资料读不出来，请打镇里电话</source>
        <translation>Something stored cannot be read, ring the township</translation>
    </message>
    <message>
        <source>有一份资料要新版本才能看，请打镇里电话</source>
        <translation>Something stored needs a newer version, ring the township</translation>
    </message>
    <message>
        <source>学习系统已经开着了</source>
        <translation>The kiosk is running already</translation>
    </message>
    <message>
        <source>没连上镇里，不影响使用</source>
        <translation>The township cannot be reached; everything works</translation>
    </message>
    <message>
        <source>连到的不是镇里，请看看网线和路由器</source>
        <translation>That is not the township; look at cable and router</translation>
    </message>
    <message>
        <source>镇里那头暂时有问题，过一会儿会自己再试</source>
        <translation>Trouble at the township&apos;s end; it tries again by itself</translation>
    </message>
    <message>
        <source>镇里不认得这台机器了，请打镇里电话</source>
        <translation>The township no longer knows this machine, ring it</translation>
    </message>
    <message>
        <source>收到的资料不是镇里发的，没有采用</source>
        <translation>What came was not from the township and was not used</translation>
    </message>
    <message>
        <source>收到的是旧资料，没有采用</source>
        <translation>What came was old and was not used</translation>
    </message>
    <message>
        <source>号码过时了，按“确定”换一个</source>
        <translation>The code is out of date, press OK for another</translation>
    </message>
    <message>
        <source>镇里没有同意登记，请打镇里电话</source>
        <translation>The township did not agree, ring it</translation>
    </message>
    <message>
        <source>放片</source>
        <translation>Films</translation>
    </message>
    <message>
        <source>声音</source>
        <translation>Sound</translation>
    </message>
    <message>
        <source>存储</source>
        <translation>Disk</translation>
    </message>
    <message>
        <source>日期和时间</source>
        <translation>Date and time</translation>
    </message>
    <message>
        <source>网络</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>课件</source>
        <translation>Courses</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>还有{count}GB空着</source>
        <translation>{count} GB free</translation>
    </message>
    <message>
        <source>连得上镇里</source>
        <translation>township reached</translation>
    </message>
    <message>
        <source>正常</source>
        <translation>well</translation>
    </message>
    <message>
        <source>电视画面不对，请检查一下</source>
        <translation>The picture on the TV is wrong, look at it</translation>
    </message>
    <message>
        <source>放片的程序没打开，请关机再打开</source>
        <translation>The film player did not open, turn off and on again</translation>
    </message>
    <message>
        <source>电脑快存满了，先不下载新课</source>
        <translation>The disk is nearly full, no new courses for now</translation>
    </message>
    <message>
        <source>有的课件坏了，会自动重新下载</source>
        <translation>Some courses are damaged and are downloaded again</translation>
    </message>
    <message>
        <source>电脑的日期可能不对</source>
        <translation>The date may be wrong</translation>
    </message>
    <message>
        <source>没能自己关机，请按一下电脑上的电源键</source>
        <translation>It could not turn itself off; press the power button of the PC</translation>
    </message>
    <message>
        <source>不到1分钟</source>
        <translation>less than a minute</translation>
    </message>
    <message>
        <source>照样收看；记录会注明时钟不准，报上去以后由镇里核对</source>
        <translation>Watch as usual: the record is marked, and the township checks its times</translation>
    </message>
    <message>
        <source>照样收看，记录也能存；请镇里来腾地方，才好下载新课</source>
        <translation>Watch as usual, records are kept; the township must make room for new courses</translation>
    </message>
    <message>
        <source>坏的已经收走，连上镇里就重新下载；别的课照样能看</source>
        <translation>Bad ones are put aside and fetched again once online; the rest can be watched</translation>
    </message>
    <message>
        <source>这份记录刚才已经改过，请再看一遍</source>
        <translation>This record was changed just now: please look at it again</translation>
    </message>
    <message>
        <source>有一课让画面断了两次</source>
        <translation>One course broke the picture twice</translation>
    </message>
    <message>
        <source>这次别再放那一课，别的课照样能看</source>
        <translation>Do not show that course again this time; the others play as usual</translation>
    </message>
    <message>
        <source>{year}年{month}月{day}日</source>
        <translation>{month}/{day}/{year}</translation>
    </message>
    <message>
        <source>有一份存的资料坏过一处，已换上备份</source>
        <translation>Something kept here was damaged; the copy is used</translation>
    </message>
    <message>
        <source>资料</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>坏的原件收好了；照样收看，记录照样存</source>
        <translation>The damaged original is kept; watch all the same, records are saved as usual</translation>
    </message>
    <message>
        <source>电脑存得很慢，请等一等，先别关机</source>
        <translation>The computer is slow to save; please wait and do not switch off</translation>
    </message>
    <message>
        <source>周一</source>
        <translation>Mon</translation>
    </message>
    <message>
        <source>周二</source>
        <translation>Tue</translation>
    </message>
    <message>
        <source>周三</source>
        <translation>Wed</translation>
    </message>
    <message>
        <source>周四</source>
        <translation>Thu</translation>
    </message>
    <message>
        <source>周五</source>
        <translation>Fri</translation>
    </message>
    <message>
        <source>周六</source>
        <translation>Sat</translation>
    </message>
    <message>
        <source>周日</source>
        <translation>Sun</translation>
    </message>
    <message>
        <source>电源</source>
        <translation>Power</translation>
    </message>
    <message>
        <source>画面</source>
        <translation>Picture</translation>
    </message>
    <message>
        <source>镇里</source>
        <translation>Township</translation>
    </message>
    <message>
        <source>打印机</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>U盘</source>
        <translation>Stick</translation>
    </message>
    <message>
        <source>正常；上次没关机就断了电</source>
        <translation>fine; it was cut off last time</translation>
    </message>
    <message>
        <source>没接电视，用电脑的屏幕</source>
        <translation>no TV, the PC&apos;s own screen</translation>
    </message>
    <message>
        <source>听到了</source>
        <translation>I heard it</translation>
    </message>
    <message>
        <source>连着</source>
        <translation>connected</translation>
    </message>
    <message>
        <source>还没登记</source>
        <translation>not enrolled</translation>
    </message>
    <message>
        <source>正在连</source>
        <translation>connecting</translation>
    </message>
    <message>
        <source>没接，不影响放片</source>
        <translation>none; films play without</translation>
    </message>
    <message>
        <source>接好了</source>
        <translation>ready</translation>
    </message>
    <message>
        <source>没插，不影响放片</source>
        <translation>none; films play without</translation>
    </message>
    <message>
        <source>插好了</source>
        <translation>plugged in</translation>
    </message>
    <message>
        <source>{count}部都能放</source>
        <translation>all {count} can be shown</translation>
    </message>
    <message>
        <source>正常，{detail}</source>
        <translation>fine, {detail}</translation>
    </message>
    <message>
        <source>没有网络，不影响使用</source>
        <translation>No network; works without</translation>
    </message>
    <message>
        <source>电脑的电源不对，请检查一下</source>
        <translation>Something is wrong with the PC&apos;s power</translation>
    </message>
    <message>
        <source>打印不了</source>
        <translation>Cannot print</translation>
    </message>
    <message>
        <source>U盘用不了</source>
        <translation>Stick not read</translation>
    </message>
    <message>
        <source>遥控器不灵</source>
        <translation>Remote fails</translation>
    </message>
    <message>
        <source>有别的毛病</source>
        <translation>Something else is wrong</translation>
    </message>
    <message>
        <source>电脑在用电池，请插上电源</source>
        <translation>On battery; plug it in</translation>
    </message>
    <message>
        <source>没找到电视，请看看线</source>
        <translation>No TV found; see the cable</translation>
    </message>
    <message>
        <source>画面太小，字会看不清</source>
        <translation>The picture is too small</translation>
    </message>
    <message>
        <source>放片没有声音</source>
        <translation>Films have no sound</translation>
    </message>
    <message>
        <source>电脑的硬盘读不出来</source>
        <translation>The disk does not answer</translation>
    </message>
    <message>
        <source>电脑存不进东西了</source>
        <translation>Nothing can be saved</translation>
    </message>
    <message>
        <source>硬盘出过错，请告诉镇里</source>
        <translation>The disk has failed before</translation>
    </message>
    <message>
        <source>没找到上网的插口</source>
        <translation>No network socket found</translation>
    </message>
    <message>
        <source>网线没插好</source>
        <translation>Cable not plugged in</translation>
    </message>
    <message>
        <source>路由器没给网络</source>
        <translation>No address from the router</translation>
    </message>
    <message>
        <source>路由器没有回音</source>
        <translation>The router is silent</translation>
    </message>
    <message>
        <source>没声音</source>
        <translation>No sound</translation>
    </message>
    <message>
        <source>没画面</source>
        <translation>No picture</translation>
    </message>
    <message>
        <source>没网络</source>
        <translation>No network</translation>
    </message>
    <message>
        <source>放不了片</source>
        <translation>No film plays</translation>
    </message>
    <message>
        <source>电源不对</source>
        <translation>Power</translation>
    </message>
    <message>
        <source>存储不对</source>
        <translation>Disk</translation>
    </message>
    <message>
        <source>课件坏了</source>
        <translation>Broken film</translation>
    </message>
    <message>
        <source>日期不对</source>
        <translation>Wrong date</translation>
    </message>
    <message>
        <source>连不上镇里</source>
        <translation>No township</translation>
    </message>
    <message>
        <source>别的毛病</source>
        <translation>Something else</translation>
    </message>
    <message>
        <source>操作</source>
        <translation>Handling</translation>
    </message>
    <message>
        <source>信号</source>
        <translation>Signal</translation>
    </message>
    <message>
        <source>线路</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>显示</source>
        <translation>Picture</translation>
    </message>
    <message>
        <source>主机</source>
        <translation>Computer</translation>
    </message>
    <message>
        <source>软件</source>
        <translation>Software</translation>
    </message>
    <message>
        <source>列席{count}人</source>
        <translation>{count} observers</translation>
    </message>
    <message>
        <source>群众{count}人</source>
        <translation>{count} villagers</translation>
    </message>
    <message>
        <source>没连上，不影响使用</source>
        <translation>Not reached; works without</translation>
    </message>
    <message>
        <source>有一份存的资料坏了</source>
        <translation>A saved file is damaged</translation>
    </message>
    <message>
        <source>坏过一份，换了备份</source>
        <translation>One was mended</translation>
    </message>
    <message>
        <source>有一份资料读不出来</source>
        <translation>A file cannot be read</translation>
    </message>
    <message>
        <source>有一份资料要新版本</source>
        <translation>A file needs an upgrade</translation>
    </message>
    <message>
        <source>打印机没纸了</source>
        <translation>No paper</translation>
    </message>
    <message>
        <source>打印机卡纸了</source>
        <translation>Paper is jammed</translation>
    </message>
    <message>
        <source>打印机盖子没盖</source>
        <translation>Its cover is open</translation>
    </message>
    <message>
        <source>打印机没墨了</source>
        <translation>No ink</translation>
    </message>
    <message>
        <source>打印机没有回应</source>
        <translation>It does not answer</translation>
    </message>
    <message>
        <source>打印机停住了</source>
        <translation>It has stopped</translation>
    </message>
    <message>
        <source>能看就照样看；请早点给镇里打电话，报故障码</source>
        <translation>Go on viewing while you can; ring the township soon with the code</translation>
    </message>
    <message>
        <source>刚才没打印出来，看看打印机，再打一次</source>
        <translation>Nothing was printed just now; check the printer and print again</translation>
    </message>
    <message>
        <source>刚才没存到U盘，插好U盘再存一次</source>
        <translation>Nothing reached the stick just now; plug it in and save again</translation>
    </message>
    <message>
        <source>按错了，没有开会</source>
        <translation>Opened by mistake</translation>
    </message>
    <message>
        <source>应到{count}人</source>
        <translation>{count} expected</translation>
    </message>
    <message>
        <source>没数</source>
        <translation>Not counted</translation>
    </message>
    <message>
        <source>满意{satisfied}，基本满意{fairly}，不满意{dissatisfied}</source>
        <translation>{satisfied} yes, {fairly} fairly, {dissatisfied} no</translation>
    </message>
    <message>
        <source>1月</source>
        <translation>January</translation>
    </message>
    <message>
        <source>2月</source>
        <translation>February</translation>
    </message>
    <message>
        <source>3月</source>
        <translation>March</translation>
    </message>
    <message>
        <source>4月</source>
        <translation>April</translation>
    </message>
    <message>
        <source>5月</source>
        <translation>May</translation>
    </message>
    <message>
        <source>6月</source>
        <translation>June</translation>
    </message>
    <message>
        <source>7月</source>
        <translation>July</translation>
    </message>
    <message>
        <source>8月</source>
        <translation>August</translation>
    </message>
    <message>
        <source>9月</source>
        <translation>September</translation>
    </message>
    <message>
        <source>10月</source>
        <translation>October</translation>
    </message>
    <message>
        <source>11月</source>
        <translation>November</translation>
    </message>
    <message>
        <source>12月</source>
        <translation>December</translation>
    </message>
</context>
</TS>
