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
        <source>还没有安排，按“确定”加一次</source>
        <translation>Nothing is planned; press OK to plan one</translation>
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
        <source>人数在右边改</source>
        <translation>Change the number at the right</translation>
    </message>
</context>
<context>
    <name>Bar</name>
    <message>
        <source>退10秒</source>
        <translation>Back 10 s</translation>
    </message>
    <message>
        <source>暂停</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>进10秒</source>
        <translation>On 10 s</translation>
    </message>
    <message>
        <source>补签到</source>
        <translation>Late sign-in</translation>
    </message>
    <message>
        <source>下一课</source>
        <translation>Next course</translation>
    </message>
    <message>
        <source>结束播放</source>
        <translation>End film</translation>
    </message>
    <message>
        <source>继续</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>倍速 {rate}</source>
        <translation>Speed {rate}</translation>
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
        <source>登记到镇里</source>
        <translation>Enrol with the township</translation>
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
        <translation>OK shows how to mend it; if it stays, ring {office} {phone} with the fault code</translation>
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
        <translation>Version</translation>
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
        <source>按“确定”选上，再按取消；要看的先打勾</source>
        <translation>OK ticks a course, OK again unticks it</translation>
    </message>
    <message>
        <source>规定的课已经选好，直接按“确定”</source>
        <translation>The required course is ticked, just press OK</translation>
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
        <source>规定</source>
        <translation>required</translation>
    </message>
    <message>
        <source>自选</source>
        <translation>optional</translation>
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
</context>
<context>
    <name>DiscussionPage</name>
    <message>
        <source>{count}人</source>
        <translation>{count} people</translation>
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
        <source>人数在右边改</source>
        <translation>Change the number at the right</translation>
    </message>
    <message>
        <source>内容记在纸上就行，这里不用打字</source>
        <translation>Write it down on paper; nothing to type here</translation>
    </message>
    <message>
        <source>记下人数就行，内容在纸上</source>
        <translation>Only the number; the words are on paper</translation>
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
        <source>请打镇里电话问怎么设</source>
        <translation>Ring the township and ask how</translation>
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
</context>
<context>
    <name>FeedbackPage</name>
    <message>
        <source>这堂课大家满意吗？</source>
        <translation>Was everybody satisfied with the class?</translation>
    </message>
    <message>
        <source>请举手，数一数人数</source>
        <translation>Ask for hands and count them</translation>
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
        <source>第{step}步，共{steps}步：{fault}</source>
        <translation>Step {step} of {steps}: {fault}</translation>
    </message>
    <message>
        <source>再检查一遍</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>做好了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>看看修好了没有</source>
        <translation>See whether it is mended</translation>
    </message>
    <message>
        <source>还不行就看下一步</source>
        <translation>If it stays, the next step</translation>
    </message>
    <message>
        <source>修好了，回首页</source>
        <translation>Mended, go home</translation>
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
        <source>回到首页</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>改日期和时间</source>
        <translation>Set date and time</translation>
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
        <translation>Check and help</translation>
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
    <message>
        <source>到{present}人，群众{villagers}人</source>
        <translation>{present} here, {villagers} villagers</translation>
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
</context>
<context>
    <name>OnDemandPage</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>{count}人</source>
        <translation>{count} people</translation>
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
        <source>镇里的课件还没下来</source>
        <translation>No courses from the township yet</translation>
    </message>
    <message>
        <source>想看哪一课，按“确定”</source>
        <translation>Press OK on what you want to see</translation>
    </message>
    <message>
        <source>几个人看？</source>
        <translation>How many are watching?</translation>
    </message>
    <message>
        <source>开始放</source>
        <translation>Play</translation>
    </message>
    <message>
        <source>不点名，只记人数</source>
        <translation>No names, only the number</translation>
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
        <source>资料都在，没有动过。请打电话给镇里升级，报故障码 C23</source>
        <translation>Everything is still here, untouched. Please ring the township for an upgrade and say code C23</translation>
    </message>
    <message>
        <source>电脑存满了，打不开学习系统</source>
        <translation>The disk is full, so the kiosk cannot be opened</translation>
    </message>
    <message>
        <source>请打电话给镇里来腾地方，报故障码 C11</source>
        <translation>Please ring the township to make room and say code C11</translation>
    </message>
    <message>
        <source>电脑里存资料的地方打不开</source>
        <translation>The place where data is kept cannot be opened</translation>
    </message>
    <message>
        <source>请关机，等半分钟再打开；还不行就打电话给镇里，报故障码 C12</source>
        <translation>Turn the PC off, wait half a minute, turn it on; if it stays, ring the township: C12</translation>
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
        <source>应到{count}人</source>
        <translation>{count} expected</translation>
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
        <source>改主持人、记录人</source>
        <translation>Chair, recorder</translation>
    </message>
    <message>
        <source>主持</source>
        <translation>Chair</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Record</translation>
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
        <source>重新点名</source>
        <translation>Call again</translation>
    </message>
    <message>
        <source>再按一次，重新点</source>
        <translation>Again: start over</translation>
    </message>
    <message>
        <source>这张卡不是本村的</source>
        <translation>This card is not from this village</translation>
    </message>
    <message>
        <source>{name} 到了</source>
        <translation>{name} is here</translation>
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
        <source>第{page}页，共{pages}页。先放片也行，迟到的人放片时再点。</source>
        <translation>Page {page} of {pages}. Latecomers can be marked during the film.</translation>
    </message>
    <message>
        <source>先放片也行，迟到的人放片时再点。开始播放后名单就收起来。</source>
        <translation>Latecomers can be marked during the film. Names go away once it plays.</translation>
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
        <translation>{title} broke the picture twice; this is noted for the township</translation>
    </message>
    <message>
        <source>{title}放不了，已经记下，报给镇里</source>
        <translation>{title} cannot be played; this is noted for the township</translation>
    </message>
    <message>
        <source>从头放</source>
        <translation>From the start</translation>
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
        <source>未下载</source>
        <translation>Not here yet</translation>
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
</context>
<context>
    <name>TopicsPage</name>
    <message>
        <source>大家还想学什么？（可不填）</source>
        <translation>What else do people want to learn? (optional)</translation>
    </message>
    <message>
        <source>想学的请举手，数一数人数</source>
        <translation>Ask for hands and count them</translation>
    </message>
    <message>
        <source>跳过</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
</context>
<context>
    <name>bar</name>
    <message>
        <source>没有声音</source>
        <translation>Sound off</translation>
    </message>
    <message>
        <source>声音 {volume}</source>
        <translation>Sound {volume}</translation>
    </message>
</context>
<context>
    <name>courses</name>
    <message>
        <source>放不了，重新下载中</source>
        <translation>damaged, coming again</translation>
    </message>
    <message>
        <source>未下载 {percent}%</source>
        <translation>not here yet {percent}%</translation>
    </message>
    <message>
        <source>未下载</source>
        <translation>not here yet</translation>
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
        <translation>Ring the township, read out 6 digits</translation>
    </message>
    <message>
        <source>检查和帮助</source>
        <translation>Check and help</translation>
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
        <source>照着做，做好按“确定”</source>
        <translation>Do as it says, then press OK</translation>
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
        <translation>Not enrolled with the township yet</translation>
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
        <translation>watched</translation>
    </message>
    <message>
        <source>过期</source>
        <translation>overdue</translation>
    </message>
    <message>
        <source>待看</source>
        <translation>to watch</translation>
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
        <source>到{present}人，群众{villagers}人</source>
        <translation>{present} here, {villagers} villagers</translation>
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
        <translation>Course</translation>
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
        <source>都能放</source>
        <translation>all can be played</translation>
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
        <source>没连上网，不影响使用</source>
        <translation>No network; everything works</translation>
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
        <source>看看电视：按遥控器上的音量“＋”，看看是不是静音了</source>
        <translation>The TV: press volume + on its remote; is it muted?</translation>
    </message>
    <message>
        <source>看看音箱：电源灯亮着吗？插头插紧，音量拧到一半</source>
        <translation>The speakers: is the light on? Plug them in, volume half up</translation>
    </message>
    <message>
        <source>看看连线：从电脑到电视（音箱）的线，拔下来再插紧</source>
        <translation>The cable from PC to TV or speakers: out and in again</translation>
    </message>
    <message>
        <source>看看路由器：灯亮着吗？不亮就插好电源</source>
        <translation>The router: is its light on? If not, plug it in</translation>
    </message>
    <message>
        <source>看看网线：电脑后面的网线拔下来再插紧</source>
        <translation>The network cable behind the PC: out and in again</translation>
    </message>
    <message>
        <source>把路由器的电源拔下，等半分钟再插上</source>
        <translation>Unplug the router, wait half a minute, plug it in</translation>
    </message>
    <message>
        <source>看看电视：信号源是不是选对了（HDMI）</source>
        <translation>The TV: is the right input chosen (HDMI)?</translation>
    </message>
    <message>
        <source>看看连线：电脑和电视两头的线，拔下来再插紧</source>
        <translation>The cable between PC and TV: out and in at both ends</translation>
    </message>
    <message>
        <source>关机，等半分钟再打开</source>
        <translation>Turn off, wait half a minute, turn on</translation>
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
</context>
</TS>
